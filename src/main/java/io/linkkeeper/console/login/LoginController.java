package io.linkkeeper.console.login;

import io.linkkeeper.console.frame.Page;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page on which users sign in.
 */
@Controller
final class LoginController {

	@GetMapping("/login")
	Page login(@RequestParam(required = false) @Nullable String failed,
			@RequestParam(required = false) @Nullable Integer wait,
			@RequestParam(required = false) @Nullable String out) {
		return new Page("login", "Sign in", new LoginView(message(failed, wait, out), failed != null || wait != null));
	}

	private static @Nullable String message(@Nullable String failed, @Nullable Integer wait, @Nullable String out) {
		if (wait != null) {
			return "There were too many attempts. Wait %d s and try again.".formatted(wait);
		}
		if (failed != null) {
			return "User and password do not belong together.";
		}
		return (out != null) ? "You have signed out." : null;
	}

}
