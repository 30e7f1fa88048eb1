package io.linkkeeper.repoint;

import java.util.function.UnaryOperator;

import com.google.re2j.Pattern;
import io.linkkeeper.definition.RepointSettings;
import io.linkkeeper.definition.Rewrite;
import io.linkkeeper.kaltura.FieldCheck;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Decides where a link is to lead. A pure function of the link: what it gives, it leaves
 * as it is when asked again.
 */
final class NewUrl {

	private final RepointSettings settings;

	private final Rewrite rewrite;

	private final UnaryOperator<String> rewriter;

	NewUrl(RepointSettings settings) {
		this.settings = settings;
		this.rewrite = settings.rewrite();
		this.rewriter = rewriter(this.rewrite);
	}

	private static UnaryOperator<String> rewriter(Rewrite rewrite) {
		if (rewrite instanceof Rewrite.Host host) {
			return new HostRewriter(host);
		}
		if (rewrite instanceof Rewrite.Parameter parameter) {
			return new ParameterRewriter(parameter);
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
	 * @return the change, or {@code null} to leave the link as it is
	 * @throws IllegalArgumentException when its new URL cannot be used
	 */
	@Nullable LinkChange of(ShortLink link) {
		String url = link.fullUrl();
		if (url == null || !isMeant(link)) {
			return null;
		}
		String rewritten = this.rewriter.apply(url);
		if (rewritten.equals(url)) {
			return null;
		}
		check(rewritten);
		return LinkChange.update(link, LinkFields.none().with(LinkField.FULL_URL, rewritten), reason(rewritten));
	}

	private boolean isMeant(ShortLink link) {
		return link.status() == LinkStatus.ENABLED
				|| (link.status() == LinkStatus.DISABLED && this.settings.withDisabled());
	}

	private void check(String url) {
		FieldCheck.url(url);
		if (!this.rewriter.apply(url).equals(url)) {
			throw new IllegalArgumentException(
					"fullUrl would become '" + url + "', which the next run would change again");
		}
	}

	private String reason(String url) {
		return "fullUrl " + this.rewrite.inWords()
				+ FieldCheck.warning(url).map((warning) -> "; the new " + warning).orElse("");
	}

}
