package io.linkkeeper.csvimport;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linkkeeper.Definitions;
import io.linkkeeper.Rounds;
import io.linkkeeper.csv.BytesSource;
import io.linkkeeper.csvimport.decide.ExistingLinks;
import io.linkkeeper.csvimport.decide.ImportRow;
import io.linkkeeper.csvimport.decide.ImportRule;
import io.linkkeeper.csvimport.row.RowTargets;
import io.linkkeeper.csvimport.row.ShortUrls;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.rule.ExportSettings.Format;
import io.linkkeeper.definition.rule.ImportSettings;
import io.linkkeeper.definition.rule.ImportSettings.Match;
import io.linkkeeper.execution.SubjectReader;
import io.linkkeeper.export.EncodedLinks;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.Unchanged;
import io.linkkeeper.text.Collation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Exports of random links that are imported again, into the same account and into one
 * whose links have changed since.
 */
class ExportRoundTripTests {

	private static final Instant NOW = Instant.parse("2026-11-28T07:00:00Z");

	private static final int LINKS = 10_000;

	/** What a server may hold, although an import would not set it. */
	private static final List<String> ODD = List.of("\u202Eevil", "\tstarts", "ends\t", "ends\n", " blank ",
			"\u00A0x\u3000", "in\u00A0side", "zero\u200Bwidth", "\uFEFFmark", "soft\u00ADhyphen", "x", "\r", "#N/A");

	/** What is hard to write down in CSV. */
	private static final List<String> HARD = List.of("say \"cheese\"", "=1+1", "'=1+1", "''-x", "+49 30 1", "-1",
			"@SUM(A1)", "back\\slash\\", "\\\"", "\u05E9\u05DC\u05D5\u05DD, \u05E2", "a,b;c", "# no comment", "'plain",
			"'", "\"", "NULL", "0", "never", "+30d", "Gr\u00FC\u00DFe", "\uFF1D1", "1,5", "TRUE", "31.12.2026", "id",
			"{systemName}");

	private Random random = new Random();

	private final Map<String, ShortLink> account = new LinkedHashMap<>();

	@ParameterizedTest
	@MethodSource("formats")
	void importOfAnExportChangesNothing(Match match, Format format) {
		Rounds.exactly(1, "Exports as %s by %s".formatted(format, match.label())).each((seed) -> {
			begin(seed);
			for (int i = 0; i < LINKS; i++) {
				put(odd(i, match));
			}
			List<Decision> decisions = imported(exported(format), match);
			assertThat(decisions).hasSize(LINKS);
			assertThat(decisions).filteredOn((decision) -> !(decision instanceof Unchanged)).isEmpty();
		});
	}

	@ParameterizedTest
	@MethodSource("formatsAndKeys")
	void importOfAnExportRestoresWhatItCanSet(Match match, Format format) {
		Rounds.exactly(1, "Exports to restore as %s by %s".formatted(format, match.label())).each((seed) -> {
			begin(seed);
			for (int i = 0; i < LINKS; i++) {
				put(usual(i));
			}
			Map<String, ShortLink> before = Map.copyOf(this.account);
			byte[] file = exported(format);
			before.values().forEach((link) -> put(applied(link, edit(match))));
			for (Decision decision : imported(file, match)) {
				if (decision instanceof LinkChange change) {
					put(applied(change.link(), change.after()));
				}
				else {
					assertThat(decision).isInstanceOf(Unchanged.class);
				}
			}
			assertThat(this.account.values()).allSatisfy((link) -> assertThat(link.fields())
				.isEqualTo(Objects.requireNonNull(before.get(link.id())).fields()));
			assertThat(imported(file, match)).allMatch(Unchanged.class::isInstance);
		});
	}

	static Stream<Arguments> formats() {
		return Arrays.stream(Match.values())
			.flatMap((match) -> Arrays.stream(Format.values()).map((format) -> Arguments.of(match, format)));
	}

	/** Each format and each key at least once. */
	static Stream<Arguments> formatsAndKeys() {
		return Stream.of(Arguments.of(Match.SYSTEM_NAME, Format.CSV), Arguments.of(Match.UNIQUE_ID, Format.JSONL),
				Arguments.of(Match.ID, Format.XLSX), Arguments.of(Match.ID, Format.JSONL));
	}

	private byte[] exported(Format format) throws IOException {
		return EncodedLinks.file(List.copyOf(this.account.values()), format);
	}

	private void begin(long seed) {
		this.random = new Random(seed);
		this.account.clear();
	}

	private void put(ShortLink link) {
		this.account.put(link.id(), link);
	}

	private List<Decision> imported(byte[] content, Match match) {
		JobDefinition definition = Definitions.imported("links.csv", "\"match\":\"" + match.label() + "\"");
		ImportSettings settings = (ImportSettings) definition.settings();
		ImportFile file = new ImportFile(BytesSource.of(content), settings);
		ImportReader reader = new ImportReader(file, settings, NOW, () -> FileSurvey.of(file, settings));
		RowTargets targets = new RowTargets(
				new ShortUrls("https://www.kaltura.com/tiny/0", (id) -> Optional.empty(), (kind) -> Map.of()), NOW);
		ImportRule rule = new ImportRule(definition, new Account(match), () -> "new", reader::firstSpelling, targets,
				NOW);
		List<Decision> decisions = new ArrayList<>();
		for (SubjectReader.Batch<ImportRow> rows = reader.read(null); rows != null; rows = reader
			.read(rows.position())) {
			decisions.addAll(rule.each(rows.subjects()));
		}
		return decisions;
	}

	private ShortLink odd(int number, Match match) {
		@Nullable Instant expiresAt = oneOf(null, Instant.EPOCH, Instant.ofEpochSecond(-5),
				Instant.ofEpochSecond(-62_169_966_238L), Instant.ofEpochSecond(this.random.nextInt()),
				Instant.ofEpochSecond(this.random.nextLong(253_402_300_800L)));
		String systemName = (match == Match.SYSTEM_NAME) ? key(number) : oneOf(null, "x", text(), key(number));
		String uniqueId = (match == Match.UNIQUE_ID || this.random.nextBoolean()) ? "u" + key(number) : null;
		return new ShortLink(id(number), Instant.ofEpochSecond(1_700_000_000), Instant.ofEpochSecond(1_750_000_000),
				new ShortLink.TextFields(oneOf(null, "", text(), "anna@example.com"), systemName, oneOf(null, text()),
						oneOf(null, "x", "javascript:alert(1)", "https://example.com/" + text(), "not a URL"),
						uniqueId),
				this.random.nextBoolean() ? LinkStatus.ENABLED : LinkStatus.DISABLED, expiresAt);
	}

	/** Odd, but neither blank nor equal to another one. */
	private String key(int number) {
		return "%s%05d.%s".formatted(oneOf(ODD.get(this.random.nextInt(ODD.size())), hard(), "KEY-"), number,
				oneOf("", "\t", "\n", "\u200B", " ", "\u00A0", hard()));
	}

	private String text() {
		return this.random.nextBoolean() ? hard() : ODD.get(this.random.nextInt(ODD.size())) + oneOf("", hard());
	}

	private String hard() {
		return HARD.get(this.random.nextInt(HARD.size()));
	}

	private ShortLink usual(int number) {
		return new ShortLink(id(number), Instant.ofEpochSecond(1_700_000_000), Instant.ofEpochSecond(1_750_000_000),
				new ShortLink.TextFields("owner" + this.random.nextInt(9), hard() + " " + number + hard(), hard(),
						"https://example.com/" + this.random.nextInt(), "u" + number),
				this.random.nextBoolean() ? LinkStatus.ENABLED : LinkStatus.DISABLED,
				oneOf(null, Instant.ofEpochSecond(1 + this.random.nextLong(253_402_300_799L))));
	}

	/** Everything that somebody may change, but for the key. */
	private LinkFields edit(Match match) {
		LinkFields fields = LinkFields.none();
		for (LinkField field : LinkField.values()) {
			if (this.random.nextBoolean()) {
				fields = switch (field) {
					case SYSTEM_NAME -> (match != Match.SYSTEM_NAME) ? fields.with(field, text()) : fields;
					case FULL_URL -> fields.with(field, text());
					case NAME -> fields.with(field, oneOf(null, text()));
					case STATUS -> fields.with(oneOf(LinkStatus.ENABLED, LinkStatus.DISABLED));
					case EXPIRES_AT ->
						fields.withExpiresAt(oneOf(null, Instant.EPOCH, Instant.ofEpochSecond(1_900_000_000)));
					case USER_ID -> fields.with(field, oneOf(null, "", "berta"));
					case UNIQUE_ID -> fields;
				};
			}
		}
		return fields;
	}

	private static String id(int number) {
		return "0a%06d".formatted(number);
	}

	@SafeVarargs
	private <T> T oneOf(T... values) {
		return values[this.random.nextInt(values.length)];
	}

	private static ShortLink applied(ShortLink link, LinkFields after) {
		Map<LinkField, @Nullable String> values = link.fields().overlaidBy(after).values();
		String expiresAt = values.get(LinkField.EXPIRES_AT);
		return new ShortLink(link.id(), link.createdAt(), link.updatedAt(),
				new ShortLink.TextFields(values.get(LinkField.USER_ID), values.get(LinkField.SYSTEM_NAME),
						values.get(LinkField.NAME), values.get(LinkField.FULL_URL), values.get(LinkField.UNIQUE_ID)),
				LinkStatus.ofCode(Integer.parseInt(Objects.requireNonNull(values.get(LinkField.STATUS)))),
				(expiresAt != null) ? Instant.ofEpochSecond(Long.parseLong(expiresAt)) : null);
	}

	/**
	 * The links in memory, compared as the server does.
	 */
	private final class Account implements ExistingLinks {

		private final Function<ShortLink, @Nullable String> key;

		private final Map<String, List<ShortLink>> links;

		Account(Match match) {
			this.key = (link) -> switch (match) {
				case SYSTEM_NAME -> link.systemName();
				case UNIQUE_ID -> link.uniqueId();
				case ID -> link.id();
			};
			this.links = ExportRoundTripTests.this.account.values()
				.stream()
				.collect(Collectors.groupingBy((link) -> Collation.key(String.valueOf(this.key.apply(link)))));
		}

		@Override
		public Map<String, List<ShortLink>> linksOf(Collection<String> keys) {
			Map<String, List<ShortLink>> found = new HashMap<>();
			keys.forEach((key) -> found.put(key, this.links.getOrDefault(Collation.key(key), List.of())));
			return found;
		}

		@Override
		public boolean keepsUniqueIds() {
			return true;
		}

		@Override
		public boolean givesOwner() {
			return true;
		}

		@Override
		public Map<String, String> owners(Collection<String> userIds) {
			return userIds.stream().collect(Collectors.toMap((id) -> id, (id) -> id));
		}

		@Override
		public Optional<String> targetOf(String id) {
			return Optional.empty();
		}

		@Override
		public Map<String, Instant> startsOf(List<ShortLink> held) {
			return Map.of();
		}

	}

}
