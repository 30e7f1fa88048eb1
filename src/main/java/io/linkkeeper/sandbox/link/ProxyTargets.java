package io.linkkeeper.sandbox.link;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves hosts of the public Internet and refuses all others. The connection uses the
 * addresses checked here, for redirects as well, so that DNS rebinding has no effect.
 */
final class ProxyTargets implements DnsResolver {

	@Override
	public InetAddress[] resolve(String host) throws UnknownHostException {
		InetAddress[] addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
		for (InetAddress address : addresses) {
			if (!isPublic(address)) {
				throw new RefusedTargetException(host);
			}
		}
		return addresses;
	}

	@Override
	public String resolveCanonicalHostname(String host) {
		return host;
	}

	/** Whether an address is one of the public Internet (RFC 6890 lists the others). */
	static boolean isPublic(InetAddress address) {
		if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
				|| address.isSiteLocalAddress() || address.isMulticastAddress()) {
			return false;
		}
		return (address instanceof Inet4Address) ? isPublic4(address.getAddress())
				: address instanceof Inet6Address && isPublic6(address.getAddress());
	}

	private static boolean isPublic4(byte[] bytes) {
		int first = bytes[0] & 0xFF;
		int second = bytes[1] & 0xFF;
		boolean shared = first == 100 && second >= 64 && second < 128;
		boolean special = first == 192 && second == 0 && (bytes[2] == 0 || bytes[2] == 2);
		boolean benchmark = first == 198 && (second == 18 || second == 19);
		return first != 0 && first < 240 && !shared && !special && !benchmark;
	}

	/** Global unicast without the ranges that carry an IPv4 address inside. */
	private static boolean isPublic6(byte[] bytes) {
		int first = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
		boolean global = (first & 0xE000) == 0x2000;
		boolean teredo = first == 0x2001 && bytes[2] == 0 && bytes[3] == 0;
		return global && !teredo && first != 0x2002;
	}

	/** Thrown for a host that goto may not fetch from. */
	static final class RefusedTargetException extends UnknownHostException {

		private static final long serialVersionUID = 1L;

		RefusedTargetException(String host) {
			super("goto may not fetch from " + host);
		}

	}

}
