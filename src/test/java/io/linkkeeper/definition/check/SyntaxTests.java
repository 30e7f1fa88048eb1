package io.linkkeeper.definition.check;

import java.text.ParseException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.linkkeeper.Rounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.CronExpression;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What texts in other notations stand for.
 */
class SyntaxTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			30             | P30D
			0              | PT0S
			1d             | P1D
			1D             | P1D
			' P1D '        | P1D
			p30d           | P30D
			24h            | PT24H
			P1H            | PT1H
			PT24           | P24D
			90m            | PT90M
			90 min         | PT90M
			45s            | PT45S
			1h30m          | PT1H30M
			1d12h          | P1DT12H
			1 day 12 hours | P1DT12H
			P1DT           | P1D
			P1D12H         | P1DT12H
			2 weeks        | P14D
			P1W            | P7D
			1 month        | P30D
			P1Y            | P365D
			P1Y2D          | P367D
			1.5d           | PT36H
			1.5            | PT36H
			0.5h           | PT30M
			P1M            | P30D PT1M
			P3M            | P90D PT3M
			""")
	void durationInOtherWords(String text, String written) {
		assertThat(Syntax.DURATION.corrections(text)).containsExactly(written.split(" "));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "P", "PT", "soon", "-P1D", "P-1D", "1x", "1d soon", "24:00", "0.0001s", "P1M2D3",
			"99999999999999999999" })
	void noDurationAtAll(String text) {
		assertThat(Syntax.DURATION.corrections(text)).doesNotContain("");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			15 4 * * *        | 0 15 4 * * ?
			15 4 1 * *        | 0 15 4 1 * ?
			15 4 * * 0        | 0 15 4 ? * SUN
			15 4 * * 7        | 0 15 4 ? * SUN
			15 4 * * 1-5      | 0 15 4 ? * MON-FRI
			15 4 * * mon-fri  | 0 15 4 ? * MON-FRI
			15 4 * * 1,3,5    | 0 15 4 ? * MON,WED,FRI
			15 4 * * 6,0      | 0 15 4 ? * SUN,SAT
			15 4 * * 5-7      | 0 15 4 ? * SUN,FRI,SAT
			15 4 * * */2      | 0 15 4 ? * SUN,TUE,THU,SAT
			15 4 * * 0-6      | 0 15 4 * * ?
			*/15 * * * *      | 0 */15 * * * ?
			0 4 1-7 jan *     | 0 0 4 1-7 jan ?
			0 4 1 * 1         | 0 0 4 1 * ?;0 0 4 ? * MON
			' 0  4  * * * '   | 0 0 4 * * ?
			@daily            | 0 0 0 * * ?
			@Weekly           | 0 0 0 ? * SUN
			@hourly           | 0 0 * * * ?
			0 15 4 * * *      | 0 15 4 * * ?
			0 15 4 * * MON    | 0 15 4 ? * MON
			0 15 4 * * 2      | 0 15 4 ? * TUE
			0 15 4 1 * 2      | 0 15 4 1 * ?;0 15 4 ? * TUE
			0 15 4 * * 2 2030 | 0 15 4 ? * TUE 2030
			""")
	void cronOfUnixAndSpring(String text, String written) {
		List<String> corrections = Syntax.CRON.corrections(text);
		assertThat(corrections).containsExactly(written.split(";"));
		assertThat(corrections).allSatisfy((correction) -> assertThat(Syntax.CRON.refusal(correction)).isNull());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "4 Uhr", "@reboot", "1 2 3 4", "1 2 3 4 5 6 7 8" })
	void noCronAtAll(String text) {
		assertThat(Syntax.CRON.corrections(text)).isEmpty();
	}

	@Test
	void correctedCronFiresWhenThatOfUnixDoes() {
		Rounds.of(200, "Cron expressions of Unix").each((seed) -> {
			Random random = new Random(seed);
			Set<Integer> minutes = numbers(random, 0, 59);
			Set<Integer> hours = numbers(random, 0, 23);
			boolean byWeekday = random.nextBoolean();
			Set<Integer> days = byWeekday ? Set.of() : numbers(random, 1, 31);
			Set<Integer> weekdays = byWeekday ? numbers(random, 0, 7) : Set.of();
			String unix = "%s %s %s * %s".formatted(field(minutes), field(hours), field(days), field(weekdays));
			String quartz = Syntax.CRON.corrections(unix).get(0);
			CronExpression cron = quartz(quartz);
			for (int tried = 0; tried < 200; tried++) {
				LocalDateTime time = LocalDateTime.of(2026, 1, 1, 0, 0).plusMinutes(random.nextInt(525_600));
				boolean fires = minutes.contains(time.getMinute()) && hours.contains(time.getHour())
						&& (byWeekday
								? weekdays.stream().anyMatch((day) -> day % 7 == time.getDayOfWeek().getValue() % 7)
								: days.contains(time.getDayOfMonth()));
				assertThat(cron.isSatisfiedBy(Date.from(time.toInstant(ZoneOffset.UTC))))
					.as("%s as %s at %s", unix, quartz, time)
					.isEqualTo(fires);
			}
		});
	}

	private static Set<Integer> numbers(Random random, int first, int last) {
		int size = 1 + random.nextInt(last - first);
		return IntStream.range(0, size)
			.mapToObj((index) -> first + random.nextInt(last - first + 1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static String field(Set<Integer> numbers) {
		return numbers.isEmpty() ? "*" : numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
	}

	private static CronExpression quartz(String cron) throws ParseException {
		CronExpression expression = new CronExpression(cron);
		expression.setTimeZone(TimeZone.getTimeZone("UTC"));
		return expression;
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Ops <ops@example.com>  | ops@example.com
			mailto:ops@example.com | ops@example.com
			'ops@example.com '     | ops@example.com
			ops@example.com;       | ops@example.com
			""")
	void mailAddressInAText(String text, String address) {
		assertThat(Syntax.MAIL_ADDRESS.corrections(text)).containsExactly(address);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "the boss", "@", "a@example.com b@example.com" })
	void noOneMailAddress(String text) {
		assertThat(Syntax.MAIL_ADDRESS.corrections(text)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			https://www.example.com/                | www.example.com
			https://www.example.com:8443/a?b#c      | www.example.com:8443
			http://user:secret@www.example.com      | www.example.com
			//www.example.com/a                     | www.example.com
			www.example.com/a/b                     | www.example.com
			bücher.example                          | xn--bcher-kva.example
			https://[::1]:8080/                     | [::1]:8080
			""")
	void hostOfAUrl(String text, String host) {
		assertThat(Syntax.HOST.corrections(text)).containsExactly(host);
	}

}
