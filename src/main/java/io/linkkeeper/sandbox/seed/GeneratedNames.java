package io.linkkeeper.sandbox.seed;

import java.time.Instant;
import java.util.Locale;
import java.util.Random;

import io.linkkeeper.sandbox.SandboxUser;
import io.linkkeeper.sandbox.Timestamps;
import org.jspecify.annotations.Nullable;

/** Generates typical names of users, system names and URLs. */
final class GeneratedNames {

	private static final String[] FIRST = { "Anna", "Ben", "Carla", "David", "Elif", "Felix", "Grace", "Hiro", "Ines",
			"Jonas", "Kavya", "Liam", "Maria", "Noah", "Olga", "Paulo", "Quinn", "Rosa", "Samir", "Tara" };

	private static final String[] LAST = { "Adler", "Brown", "Costa", "Dubois", "Evans", "Fischer", "Garcia", "Hansen",
			"Ito", "Jensen", "Kowalski", "Lopez", "Meyer", "Novak", "Okafor", "Patel", "Rossi", "Sato" };

	private static final String[] TOPICS = { "ONBOARDING", "WEBINAR", "TOWNHALL", "PRODUCT-LAUNCH", "OPEN-DAY",
			"SAFETY-TRAINING", "ALUMNI", "RESEARCH", "KEYNOTE", "NEWSLETTER", "CUSTOMER-STORY", "RECRUITING" };

	private static final String[] TITLES = { "Welcome session", "Quarterly webinar", "All-hands recording",
			"Launch video", "Campus open day", "Fire safety basics", "Alumni talk", "Lab tour", "Opening keynote",
			"Monthly update", "Customer interview", "Day in the life" };

	private static final String PREVIEW = "https://www.kaltura.com/index.php/extwidget/preview/partner_id/102"
			+ "/uiconf_id/56732362/entry_id/%s/embed/dynamic";

	private static final String[] PAGES = { "https://mediaspace.example.edu/media/t/%s",
			"https://video.example.com/media/entry_id/%s?utm_source=newsletter&utm_medium=email",
			"https://learn.example.com/courses/recordings/%s", PREVIEW,
			"https://cdnapisec.kaltura.com/p/102/sp/10200/playManifest/entryId/%s/format/url/protocol/https" };

	private final Random random;

	private String earlierName = "CAMPAIGN-WEBINAR-FIRST";

	GeneratedNames(Random random) {
		this.random = random;
	}

	static SandboxUser user(int i, Instant joined) {
		String first = FIRST[i % FIRST.length];
		String last = LAST[(i / FIRST.length + i) % LAST.length];
		String id = (first + "." + last).toLowerCase(Locale.ROOT) + (i / (FIRST.length * LAST.length) > 0 ? i : "")
				+ "@example.com";
		return new SandboxUser(id, first + " " + last, id, Timestamps.of(joined), SandboxUser.Status.ACTIVE,
				SandboxUser.Rights.NONE);
	}

	/**
	 * What the next link is about. Of 97 links in a row 5 are KMC-PREVIEW and 8 repeat an
	 * earlier name.
	 */
	Subject next(int i, boolean ofCampaign) {
		String entryId = entryId();
		int topic = this.random.nextInt(TOPICS.length);
		int kind = (int) (i * 37L % 97);
		if (ofCampaign) {
			return subject("CAMPAIGN-BULK-" + entryId, "Invitation " + i, PAGES[1], entryId);
		}
		if (kind < 5) {
			return subject("KMC-PREVIEW", null, PREVIEW, entryId);
		}
		String page = PAGES[this.random.nextInt(PAGES.length)];
		if (kind < 13) {
			return subject(this.earlierName, TITLES[topic], page, entryId);
		}
		String fresh = freshName(i, topic, entryId);
		if (kind < 60) {
			this.earlierName = fresh;
		}
		return subject(fresh, (kind % 5 == 0) ? null : TITLES[topic] + " " + i, page, entryId);
	}

	private String freshName(int i, int topic, String entryId) {
		return switch (this.random.nextInt(3)) {
			case 0 -> "SHARE-" + entryId;
			case 1 -> "PREVIEW-ENTRY-" + entryId;
			default -> "CAMPAIGN-" + TOPICS[topic] + "-" + i;
		};
	}

	private String entryId() {
		StringBuilder id = new StringBuilder("1_");
		for (int i = 0; i < 8; i++) {
			id.append(Character.forDigit(this.random.nextInt(36), 36));
		}
		return id.toString();
	}

	private static Subject subject(String systemName, @Nullable String name, String page, String entryId) {
		return new Subject(systemName, name, page.replace("%s", entryId));
	}

	/**
	 * What a link is about.
	 *
	 * @param systemName its system name
	 * @param name its display name, or {@code null}
	 * @param fullUrl where it leads
	 */
	record Subject(String systemName, @Nullable String name, String fullUrl) {

	}

}
