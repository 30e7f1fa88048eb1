package io.linkkeeper.sandbox.fault;

import java.util.Map;

/**
 * A call that reached the sandbox; each item of a multirequest is a call.
 *
 * @param service the service in lower case, for example {@code shortlink_shortlink}
 * @param action the action in lower case, for example {@code list}
 * @param parameters all parameters by their full names, for example
 * {@code filter[statusEqual]}
 * @param number counts the calls of this service and action, from 1
 */
public record ReceivedRequest(String service, String action, Map<String, String> parameters, long number) {

	public ReceivedRequest {
		parameters = Map.copyOf(parameters);
	}

	/**
	 * Whether this is a call of that service and action.
	 * @param call for example {@code shortlink_shortlink.list}
	 * @return true when it is
	 */
	public boolean is(String call) {
		return call.equals(this.service + "." + this.action);
	}

}
