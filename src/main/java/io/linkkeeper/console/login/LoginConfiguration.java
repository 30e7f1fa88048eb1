package io.linkkeeper.console.login;

import java.io.IOException;
import java.time.Clock;

import io.linkkeeper.console.access.AccessRule;
import io.linkkeeper.console.access.ConsoleProperties;
import io.linkkeeper.console.access.ConsoleUsers;
import io.linkkeeper.console.access.PasswordHash;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Configures what guards every request: the host, the session, the token of forms, the
 * role.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class LoginConfiguration {

	static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
			+ " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

	private static final String LOGIN = "/login";

	@Bean
	FilterRegistrationBean<AllowedHosts> allowedHosts(ConsoleProperties properties) {
		FilterRegistrationBean<AllowedHosts> filter = new FilterRegistrationBean<>(
				new AllowedHosts(properties.hosts()));
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
		return filter;
	}

	@Bean
	FilterRegistrationBean<SoundRequests> soundRequests() {
		FilterRegistrationBean<SoundRequests> filter = new FilterRegistrationBean<>(new SoundRequests());
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
		return filter;
	}

	/** Tells host, scheme and address of the browser, if a proxy is trusted to know. */
	@Bean
	FilterRegistrationBean<ProxyHeaders> forwardedHeaders(ConsoleProperties properties) {
		FilterRegistrationBean<ProxyHeaders> filter = new FilterRegistrationBean<>(new ProxyHeaders());
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
		filter.setEnabled(properties.forwarded());
		return filter;
	}

	@Bean
	DelegatingFilterProxyRegistrationBean guard() {
		DelegatingFilterProxyRegistrationBean guard = new DelegatingFilterProxyRegistrationBean(
				"springSecurityFilterChain");
		guard.setOrder(Ordered.HIGHEST_PRECEDENCE + 3);
		return guard;
	}

	@Bean
	LoginController loginController() {
		return new LoginController();
	}

	@Bean
	SecurityFilterChain rules(HttpSecurity http, ConsoleUsers users, Clock clock) {
		LoginAttempts attempts = new LoginAttempts(clock);
		DeniedRequests denied = new DeniedRequests();
		return http.authorizeHttpRequests(LoginConfiguration::authorize)
			.authenticationManager(new ProviderManager(passwords(users)))
			.formLogin((form) -> form.loginPage(LOGIN)
				.failureUrl(LOGIN + "?failed")
				.successHandler(new CountedSuccess(attempts)))
			.logout((logout) -> logout.logoutSuccessUrl(LOGIN + "?out"))
			.addFilterBefore(new LoginDelay(PathPatternRequestMatcher.pathPattern(HttpMethod.POST, LOGIN), attempts),
					UsernamePasswordAuthenticationFilter.class)
			.exceptionHandling((refusals) -> refusals.authenticationEntryPoint(denied).accessDeniedHandler(denied))
			.requestCache((cache) -> cache.requestCache(pagesOnly()))
			.headers(LoginConfiguration::headers)
			.build();
	}

	private static void authorize(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
		requests.requestMatchers(HttpMethod.GET, LOGIN, "/assets/*/*").permitAll();
		AccessRule.ALL.forEach(
				(rule) -> requests.requestMatchers(rule.method(), rule.pattern()).hasAuthority(rule.role().name()));
		requests.anyRequest().denyAll();
	}

	/** Compares one hash for each attempt, whether there is such a user or not. */
	private static DaoAuthenticationProvider passwords(ConsoleUsers users) {
		DaoAuthenticationProvider passwords = new DaoAuthenticationProvider(users);
		passwords.setPasswordEncoder(PasswordHash.encoder());
		return passwords;
	}

	private static void headers(HeadersConfigurer<HttpSecurity> headers) {
		headers.contentSecurityPolicy((policy) -> policy.policyDirectives(POLICY))
			.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
			.crossOriginOpenerPolicy((policy) -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
	}

	/**
	 * After signing in a user gets the page that was asked for, never a part of one. No
	 * parameter is added to its address, which the type of the setter does not foresee.
	 */
	@SuppressWarnings("NullAway")
	private static HttpSessionRequestCache pagesOnly() {
		HttpSessionRequestCache cache = new HttpSessionRequestCache();
		cache.setMatchingRequestParameterName(null);
		cache.setRequestMatcher((request) -> HttpMethod.GET.matches(request.getMethod())
				&& request.getHeader("HX-Request") == null && !SoundRequests.isFromElsewhere(request)
				&& String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE));
		return cache;
	}

	/** Forgets failed attempts of a user who signs in. */
	private static final class CountedSuccess extends SavedRequestAwareAuthenticationSuccessHandler {

		private final LoginAttempts attempts;

		CountedSuccess(LoginAttempts attempts) {
			this.attempts = attempts;
		}

		@Override
		public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
				Authentication user) throws ServletException, IOException {
			this.attempts.succeeded(user.getName(), request.getRemoteAddr());
			super.onAuthenticationSuccess(request, response, user);
		}

	}

}
