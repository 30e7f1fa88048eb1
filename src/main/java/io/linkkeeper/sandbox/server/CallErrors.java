package io.linkkeeper.sandbox.server;

import io.linkkeeper.sandbox.answer.ApiException;

/** The errors of calls that reach no action, with the real server's messages. */
final class CallErrors {

	private CallErrors() {
	}

	static ApiException serviceForbidden(String service, String action) {
		return ApiException.of("SERVICE_FORBIDDEN", "The access to service [%s] is forbidden", "SERVICE",
				service + "->" + action);
	}

	static ApiException actionBlocked(String service, String action) {
		return ApiException.of("ACTION_BLOCKED", "Action \"%s\" in service \"%s\" is blocked", "ACTION_NAME", action,
				"SERVICE_NAME", service);
	}

	static ApiException serviceNotSpecified() {
		return ApiException.of("SERVICE_NOT_SPECIFIED", "Service name was not specified, please specify one");
	}

	static ApiException noSuchService(String service) {
		return ApiException.of("SERVICE_DOES_NOT_EXISTS", "Service \"%s\" does not exists", "SRV_NAME", service);
	}

	static ApiException noSuchAction(String service, String action) {
		return ApiException.of("ACTION_DOES_NOT_EXISTS", "Action \"%s\" does not exists for service \"%s\"",
				"ACTION_NAME", action, "SERVICE_NAME", service);
	}

}
