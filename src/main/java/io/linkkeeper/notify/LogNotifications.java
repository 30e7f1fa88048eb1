package io.linkkeeper.notify;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.stereotype.Component;

/**
 * Tells whoever reads the log.
 */
@Component
class LogNotifications implements Notifications {

	private static final Log logger = LogFactory.getLog(LogNotifications.class);

	@Override
	public void raise(Event event) {
		logger.debug("%s %s: %s".formatted(event.kind(), event.job(), event.text()));
	}

}
