package io.linkkeeper.kaltura.http;

/**
 * The API actions of the client.
 */
public enum ApiAction {

	SESSION_START("session", "start"), SESSION_START_WIDGET("session", "startWidgetSession"),
	SESSION_GET("session", "get"), APP_TOKEN_START_SESSION("appToken", "startSession"), USER_GET("user", "get"),
	USER_LIST("user", "list"), LINK_LIST("shortlink_shortlink", "list"), LINK_GET("shortlink_shortlink", "get"),
	LINK_ADD("shortlink_shortlink", "add"), LINK_UPDATE("shortlink_shortlink", "update"),
	LINK_DELETE("shortlink_shortlink", "delete");

	/** The path of multirequests. */
	public static final String MULTIREQUEST_PATH = "/service/multirequest";

	private final String service;

	private final String action;

	ApiAction(String service, String action) {
		this.service = service;
		this.action = action;
	}

	public String service() {
		return this.service;
	}

	public String action() {
		return this.action;
	}

	public String path() {
		return "/service/" + this.service + "/action/" + this.action;
	}

	/** The notation of the guide. */
	@Override
	public String toString() {
		return this.service + "." + this.action;
	}

}
