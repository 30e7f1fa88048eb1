package io.linkkeeper.net;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Chooses the proxy to a host: that of the settings, else that of Java's system
 * properties, else that of the environment. Loopback is never reached through a proxy.
 */
final class ProxyChoice {

	private final NetworkProperties properties;

	private final UnaryOperator<@Nullable String> environment;

	private final UnaryOperator<@Nullable String> system;

	ProxyChoice(NetworkProperties properties, UnaryOperator<@Nullable String> environment,
			UnaryOperator<@Nullable String> system) {
		this.properties = properties;
		this.environment = environment;
		this.system = system;
	}

	/**
	 * Returns the proxy to a host.
	 * @throws IllegalArgumentException when its address is invalid; the message names the
	 * variable
	 */
	Optional<ProxyAddress> to(URI target) {
		if (Loopback.isLoopback(target.getHost()) || this.properties.proxy().strip().equals("none")) {
			return Optional.empty();
		}
		if (!this.properties.proxy().isBlank()) {
			return ofText(this.properties.proxy(), "LINKKEEPER_PROXY", target);
		}
		return hasSystemProperties(target) ? ofSystem(target) : ofEnvironment(target);
	}

	private boolean hasSystemProperties(URI target) {
		return this.system.apply(target.getScheme() + ".proxyHost") != null
				|| "true".equals(this.system.apply("java.net.useSystemProxies"));
	}

	private static Optional<ProxyAddress> ofSystem(URI target) {
		return ProxySelector.getDefault()
			.select(target)
			.stream()
			.filter((proxy) -> proxy.type() == Proxy.Type.HTTP)
			.map((proxy) -> (InetSocketAddress) proxy.address())
			.map((address) -> new ProxyAddress(address.getHostString(), address.getPort(), "", ""))
			.findFirst();
	}

	private Optional<ProxyAddress> ofEnvironment(URI target) {
		for (String name : List.of(target.getScheme() + "_proxy", "all_proxy")) {
			for (String variable : List.of(name, name.toUpperCase(Locale.ROOT))) {
				String address = this.environment.apply(variable);
				if (address != null && !address.isBlank()) {
					return ofText(address, variable, target);
				}
			}
		}
		return Optional.empty();
	}

	private Optional<ProxyAddress> ofText(String address, String variable, URI target) {
		int port = (target.getPort() > 0) ? target.getPort() : target.getScheme().equals("https") ? 443 : 80;
		return NoProxy.parse(exceptions()).covers(target.getHost(), port) ? Optional.empty()
				: Optional.of(ProxyAddress.parse(address, variable));
	}

	private String exceptions() {
		if (!this.properties.noProxy().isBlank()) {
			return this.properties.noProxy();
		}
		String lower = this.environment.apply("no_proxy");
		String upper = this.environment.apply("NO_PROXY");
		return (lower != null) ? lower : (upper != null) ? upper : "";
	}

}
