package io.linkkeeper.repoint;

import java.util.Optional;

import com.google.re2j.Pattern;
import io.linkkeeper.definition.rule.RepointSettings;
import io.linkkeeper.definition.rule.Rewrite;
import io.linkkeeper.kaltura.FieldCheck;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.Unchanged;

/**
 * Decides the new URL of a link. A pure and idempotent function of the link: a URL that
 * it returns is not changed again.
 */
final class NewUrl {

	private final RepointSettings settings;

	private final Rewrite rewrite;

	private final UrlRewriter rewriter;

	NewUrl(RepointSettings settings) {
		this.settings = settings;
		this.rewrite = settings.rewrite();
		this.rewriter = rewriter(this.rewrite);
	}

	private static UrlRewriter rewriter(Rewrite rewrite) {
		if (rewrite instanceof Rewrite.Host host) {
			return new HostRewriter(host);
		}
		if (rewrite instanceof Rewrite.Parameter parameter) {
			return new ParameterRewriter(parameter);
		}
		if (rewrite instanceof Rewrite.Player player) {
			return new ParameterRewriter(player);
		}
		if (rewrite instanceof Rewrite.Regex regex) {
			Pattern pattern = Pattern.compile(regex.find());
			return (url) -> pattern.matcher(url).replaceAll(regex.replace());
		}
		Rewrite.Text text = (Rewrite.Text) rewrite;
		return (url) -> url.replace(text.find(), text.replace());
	}

	/**
	 * Decides about a link.
	 * @param link the link
	 * @param number the number of the link in the run, from 1
	 * @return the change, or the reason why the link is unchanged; listed when the URL
	 * has what is looked for in a form that is not changed
	 * @throws IllegalArgumentException when the new URL is invalid; the message explains
	 * why
	 */
	Decision of(ShortLink link, long number) {
		String url = link.fullUrl();
		if (url == null || link.status() == LinkStatus.DELETED) {
			return Unchanged.because(() -> "has no URL to replace");
		}
		if (link.status() == LinkStatus.DISABLED && !this.settings.withDisabled()) {
			return Unchanged.because(() -> "is disabled; without withDisabled its URL stays as it is");
		}
		String rewritten = this.rewriter.apply(url);
		if (rewritten.equals(url)) {
			return unchanged(link, url, number);
		}
		check(rewritten);
		return LinkChange.update(link, LinkFields.none().with(LinkField.FULL_URL, rewritten), reason(rewritten));
	}

	private Unchanged unchanged(ShortLink link, String url, long number) {
		Optional<String> left = this.rewriter.leftIn(url);
		return left.isPresent()
				? Unchanged.listed(number, link.id(), "leads to %s, which %s".formatted(url, left.orElseThrow()))
				: Unchanged.because(() -> "leads to %s, where there is nothing to replace".formatted(url));
	}

	private void check(String url) {
		FieldCheck.url(url);
		if (!this.rewriter.apply(url).equals(url)) {
			throw new IllegalArgumentException(
					"fullUrl would become '" + url + "', which the next run would change again");
		}
	}

	private String reason(String url) {
		StringBuilder reason = new StringBuilder("fullUrl ").append(this.rewrite.condition());
		this.rewriter.leftIn(url).ifPresent((left) -> reason.append("; the new fullUrl still ").append(left));
		FieldCheck.warnings(url).forEach((warning) -> reason.append("; the new ").append(warning));
		return reason.toString();
	}

}
