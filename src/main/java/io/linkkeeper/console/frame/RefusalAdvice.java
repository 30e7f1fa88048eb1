package io.linkkeeper.console.frame;

import io.linkkeeper.run.RefusedException;
import io.linkkeeper.text.FailureText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;

/**
 * Answers requests that cannot be answered otherwise.
 */
@ControllerAdvice
final class RefusalAdvice {

	private static final Logger logger = LoggerFactory.getLogger(RefusalAdvice.class);

	@ExceptionHandler({ NoHandlerFoundException.class, MethodArgumentTypeMismatchException.class,
			HttpRequestMethodNotSupportedException.class })
	Page nowhere() {
		return Refusal.notFound();
	}

	@ExceptionHandler
	Page malformed(ServletRequestBindingException refusal) {
		return Refusal.page(HttpStatus.BAD_REQUEST, "This cannot be read", String.valueOf(refusal.getMessage()));
	}

	@ExceptionHandler
	Page forbidden(AccessDeniedException refusal) {
		logger.debug("A request of the console was denied", refusal);
		return Refusal.forbidden();
	}

	@ExceptionHandler
	Page refused(RefusedException refusal) {
		return Refusal.page(HttpStatus.CONFLICT, "This was refused", String.valueOf(refusal.getMessage()));
	}

	@ExceptionHandler({ DataAccessException.class, TransactionException.class })
	Page withoutDatabase(RuntimeException failure) {
		logger.warn("A page of the console failed: " + FailureText.of(failure));
		return Refusal.page(HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer",
				"Nothing can be shown or done until it answers again: %s. Runs that execute wait for it."
					.formatted(FailureText.of(failure)));
	}

	@ExceptionHandler
	Page failed(RuntimeException failure) {
		logger.error("A page of the console failed: " + FailureText.of(failure), failure);
		return Refusal.page(HttpStatus.INTERNAL_SERVER_ERROR, "This page failed",
				"Nothing was changed by it. The log of the process that serves tells why.");
	}

}
