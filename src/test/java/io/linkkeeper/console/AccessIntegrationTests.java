package io.linkkeeper.console;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.Definitions;
import io.linkkeeper.console.access.AccessRule;
import io.linkkeeper.console.access.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

/**
 * Who may request what: each role, address and method.
 */
class AccessIntegrationTests {

	@RegisterExtension
	static final ConsoleBench bench = new ConsoleBench();

	private MockMvc console;

	private long plan;

	private long deletes;

	@BeforeEach
	void plan() {
		this.console = MockMvcBuilders.webAppContextSetup((WebApplicationContext) bench.server().pages())
			.apply(springSecurity())
			.build();
		bench.worker().putExpired(2);
		this.plan = bench.worker().worker().plan(Definitions.expire()).run().id();
		this.deletes = bench.worker()
			.worker()
			.plan(Definitions.expire("\"name\":\"deletes\"", "\"rule\":{\"action\":\"delete\"}"))
			.run()
			.id();
	}

	/** The statuses of a viewer, an editor, an operator and an approver. */
	@ParameterizedTest
	@CsvSource({ "GET, /, 200 200 200 200", "POST, /, 403 403 403 403", "GET, /runs, 200 200 200 200",
			"GET, /runs/PLAN, 200 200 200 200", "GET, /runs/PLAN/progress, 286 286 286 286",
			"GET, /runs/PLAN/changes, 200 200 200 200", "GET, /runs/PLAN/changes/1, 200 200 200 200",
			"GET, /runs/PLAN/apply, 403 403 200 200", "GET, /runs/PLAN/reject, 403 403 200 200",
			"GET, /runs/PLAN/leave-out?kind=disable, 403 403 200 200",
			"POST, /runs/PLAN/leave-out?kind=disable, 403 403 409 409", "GET, /runs/PLAN/stop, 403 403 409 409",
			"GET, /runs/PLAN/restart, 403 403 409 409", "GET, /runs/PLAN/undo, 403 403 409 409",
			"GET, /runs/DELETES/apply, 403 403 403 200", "POST, /runs/DELETES/apply, 403 403 403 409",
			"POST, /runs/PLAN/stop, 403 403 409 409", "POST, /runs/PLAN/restart, 403 403 409 409",
			"POST, /runs/PLAN/undo, 403 403 409 409", "POST, /runs/PLAN/reject, 403 403 409 409",
			"DELETE, /runs/PLAN, 403 403 403 403", "POST, /runs/PLAN, 403 403 403 403", "PUT, /runs, 403 403 403 403",
			"GET, /actuator/health, 403 403 403 403", "GET, /error, 403 403 403 403",
			"GET, /runs/PLAN/changes/1/more, 403 403 403 403", "GET, /runs/PLAN/apply;x=1, 400 400 400 400",
			"GET, /runs/1%2F2, 400 400 400 400" })
	void statusByRole(String method, String path, String expected) throws Exception {
		List<String> statuses = new ArrayList<>();
		for (Role role : Role.values()) {
			statuses.add(String.valueOf(status(as(role, asked(method, path)).with(csrf()))));
		}
		assertThat(String.join(" ", statuses)).isEqualTo(expected);
		assertThat(bench.worker().writesReceived()).isZero();
	}

	@Test
	void everyRuleIsInTheTable() throws NoSuchMethodException {
		CsvSource table = AccessIntegrationTests.class
			.getDeclaredMethod("statusByRole", String.class, String.class, String.class)
			.getAnnotation(CsvSource.class);
		List<String> tested = List.of(table.value())
			.stream()
			.map((row) -> row.split(", ")[0] + " "
					+ row.split(", ")[1].replaceAll("PLAN|DELETES|(?<=changes/)1", "*").replaceAll("[?].*", ""))
			.toList();
		assertThat(AccessRule.ALL).extracting((rule) -> rule.method() + " " + rule.pattern()).isSubsetOf(tested);
	}

	@Test
	void leadsToTheLoginWithoutUser() throws Exception {
		for (AccessRule rule : AccessRule.ALL) {
			String path = rule.pattern().replaceFirst("[*]", String.valueOf(this.plan)).replace("*", "1");
			MockHttpServletRequestBuilder asked = request(rule.method(), path).with(csrf());
			assertThat(this.console.perform(asked).andReturn().getResponse().getRedirectedUrl()).as(rule.toString())
				.isEqualTo("/login");
		}
		assertThat(status(request(HttpMethod.GET, "/runs").accept(MediaType.APPLICATION_JSON))).isEqualTo(401);
	}

	@Test
	void changesNothingWithoutTheTokenOfTheForm() throws Exception {
		MockHttpServletRequestBuilder forged = as(Role.APPROVER, asked("POST", "/runs/PLAN/apply"));
		assertThat(this.console.perform(forged).andReturn().getResponse().getRedirectedUrl())
			.isEqualTo("/runs/%d/apply".formatted(this.plan));
		assertThat(bench.worker().writesReceived()).isZero();
	}

	@Test
	void showsOnlyWhatIsAllowed() throws Exception {
		assertThat(page(Role.VIEWER, "/runs/PLAN")).doesNotContain("/apply", "/reject");
		assertThat(page(Role.OPERATOR, "/runs/PLAN")).contains("/apply", "/reject");
		assertThat(page(Role.OPERATOR, "/runs/DELETES")).doesNotContain("/apply");
		assertThat(page(Role.APPROVER, "/runs/DELETES")).contains("/apply");
	}

	private MockHttpServletRequestBuilder asked(String method, String path) {
		return request(HttpMethod.valueOf(method), URI
			.create(path.replace("PLAN", String.valueOf(this.plan)).replace("DELETES", String.valueOf(this.deletes))));
	}

	private static MockHttpServletRequestBuilder as(Role role, MockHttpServletRequestBuilder request) {
		return request.accept(MediaType.TEXT_HTML)
			.with(user(ConsoleBench.name(role))
				.authorities(role.included().stream().map((held) -> new SimpleGrantedAuthority(held.name())).toList()));
	}

	private int status(RequestBuilder request) throws Exception {
		return this.console.perform(request).andReturn().getResponse().getStatus();
	}

	private String page(Role role, String path) throws Exception {
		return this.console.perform(as(role, asked("GET", path))).andReturn().getResponse().getContentAsString();
	}

}
