package io.linkkeeper.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.linkkeeper.apply.ApplySettings;
import io.linkkeeper.kaltura.error.TransportException;
import io.linkkeeper.kaltura.http.Transport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The network to the model of the server: requests take time, and chance may lose, delay,
 * refuse or cut them off.
 */
final class SimulatedServer {

	/** The client gives up after this time. */
	private static final Duration TIMEOUT = Duration.ofSeconds(25);

	/** Effects come at most this late, which is less than the answer timeout. */
	private static final Duration LATEST = Duration.ofSeconds(80);

	private static final Duration ANSWER_TIMEOUT = ApplySettings.ANSWER_TIMEOUT;

	/**
	 * How long after an add was sent again the first request may take effect: nothing can
	 * find an effect that comes after the look for twins.
	 */
	private static final Duration LATENESS = ApplySettings.SETTLE.minusSeconds(5);

	private static final long LIMIT_MILLIS = 3_000;

	private static final JsonMapper JSON = JsonMapper.shared();

	private final World world;

	private final ServerModel model;

	/** Adds without effect until one of them is sent again. */
	private final List<Stuck> stuck = new ArrayList<>();

	SimulatedServer(World world, ServerModel model) {
		this.world = world;
		this.model = model;
	}

	private record Call(String service, String action, Map<String, Object> parameters) {

		boolean isWrite() {
			return ServerModel.isWrite(this.action);
		}

	}

	private record Stuck(String by, List<Call> calls, String ks, long delay) {

		boolean isRepeatedBy(List<Call> later) {
			return this.calls.stream().anyMatch((call) -> later.stream().anyMatch((other) -> isSame(call, other)));
		}

		private static boolean isSame(Call call, Call other) {
			Object link = call.parameters().get("shortLink");
			return other.action().equals("add") && Objects.equals(link, other.parameters().get("shortLink"));
		}

	}

	/** Opens the transport of a process. */
	Transport transport(SimulatedProcess process) {
		return new Transport() {

			@Override
			public Response post(String path, byte[] body, Runnable lastCheck) {
				process.step();
				return SimulatedServer.this.post(process, path, body, lastCheck);
			}

			@Override
			public void close() {
				// holds nothing open
			}

		};
	}

	private Transport.Response post(SimulatedProcess process, String path, byte[] body, Runnable lastCheck) {
		Map<String, Object> parameters = JSON.readValue(body, new TypeReference<LinkedHashMap<String, Object>>() {
		});
		List<Call> calls = calls(path, parameters);
		boolean writes = calls.stream().anyMatch(Call::isWrite);
		Choice suspended = writes ? process.beforeSending() : null;
		lastCheck.run();
		if (writes) {
			this.world.oracle().beforeWrite(process);
		}
		boolean single = !path.endsWith("multirequest");
		String ks = String.valueOf(parameters.get("ks"));
		Choice choice = (suspended != null) ? suspended
				: this.world.choices().next(writes ? Fault.AT_WRITE : Fault.AT_READ);
		List<Object> answers = exchange(process, calls, ks, choice);
		Object answer = single ? answers.get(0) : answers;
		return new Transport.Response(JSON.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8),
				Instant.ofEpochSecond(seconds()));
	}

	@SuppressWarnings("unchecked")
	private static List<Call> calls(String path, Map<String, Object> parameters) {
		if (!path.endsWith("multirequest")) {
			String[] parts = path.split("/");
			return List.of(new Call(parts[2], parts[4], parameters));
		}
		List<Call> calls = new ArrayList<>();
		Object next = parameters.get("1");
		while (next != null) {
			Map<String, Object> call = (Map<String, Object>) next;
			calls.add(new Call(String.valueOf(call.get("service")), String.valueOf(call.get("action")), call));
			next = parameters.get(Integer.toString(calls.size() + 1));
		}
		return calls;
	}

	private List<Object> exchange(SimulatedProcess process, List<Call> calls, String ks, @Nullable Choice choice) {
		if (choice == null) {
			return answered(process, calls, ks, latency());
		}
		switch (choice.fault()) {
			case UNREACHABLE -> {
				pass(process, latency());
				throw TransportException.temporary("not reachable", null, false);
			}
			case BLOCKED -> {
				pass(process, latency());
				return refused(calls, "ACTION_BLOCKED");
			}
			case SESSION_EXPIRED -> this.model.expireSessions();
			case SLOW -> {
				return answered(process, calls, ks, 1 + choice.number() % (TIMEOUT.toMillis() - 1));
			}
			case LOST_ANSWER -> {
				tell(process, calls, "has effect, and the answer is lost");
				execute(process.name(), calls, ks);
				throw giveUp(process);
			}
			case CUT_OFF -> {
				int executed = choice.number() % calls.size();
				tell(process, calls, "is executed in part (%d), and the answer is lost".formatted(executed));
				execute(process.name(), calls.subList(0, executed), ks);
				throw giveUp(process);
			}
			case LATE_EFFECT -> throw late(process, calls, ks, delay(choice.number()));
			case VERY_LATE_ADD -> {
				boolean adds = calls.stream().allMatch((call) -> call.action().equals("add"));
				throw adds ? stuck(process, calls, ks, choice.number())
						: late(process, calls, ks, delay(choice.number()));
			}
			default -> throw new IllegalArgumentException("Not at a request: " + choice);
		}
		return answered(process, calls, ks, latency());
	}

	private long latency() {
		return this.world.script().latency().toMillis();
	}

	private void tell(SimulatedProcess process, List<Call> calls, String what) {
		this.world.tell(process, "%s %s".formatted(calls.stream().map(Call::action).toList(), what));
	}

	private long delay(int number) {
		boolean limits = this.world.script().has(Script.Kind.LIMITS);
		return limits ? ANSWER_TIMEOUT.toMillis() - 1 - number % LIMIT_MILLIS : number % LATEST.toMillis();
	}

	private TransportException late(SimulatedProcess process, List<Call> calls, String ks, long delay) {
		tell(process, calls, "takes effect %d s late".formatted(delay / 1000));
		this.world.scheduler().at(this.world.now() + delay, () -> execute(process.name(), calls, ks));
		return giveUp(process);
	}

	private TransportException stuck(SimulatedProcess process, List<Call> calls, String ks, int number) {
		tell(process, calls, "takes no effect before it is sent again");
		this.stuck.add(new Stuck(process.name(), calls, ks, number % LATENESS.toMillis()));
		return giveUp(process);
	}

	/** Has those take effect soon that are sent again. */
	private void release(List<Call> calls) {
		List<Stuck> repeated = this.stuck.stream().filter((earlier) -> earlier.isRepeatedBy(calls)).toList();
		this.stuck.removeAll(repeated);
		repeated.forEach((earlier) -> this.world.scheduler()
			.at(this.world.now() + earlier.delay(), () -> answers(earlier.by(), earlier.calls(), earlier.ks())));
	}

	private TransportException giveUp(SimulatedProcess process) {
		pass(process, TIMEOUT.toMillis());
		return TransportException.temporary("no answer", null, true);
	}

	private List<Object> answered(SimulatedProcess process, List<Call> calls, String ks, long millis) {
		pass(process, millis / 2);
		List<Object> answers = execute(process.name(), calls, ks);
		pass(process, millis - millis / 2);
		process.step();
		return answers;
	}

	private void pass(SimulatedProcess process, long millis) {
		this.world.scheduler().await(() -> false, millis);
		process.requireAlive();
	}

	private List<Object> execute(String by, List<Call> calls, String ks) {
		release(calls);
		return answers(by, calls, ks);
	}

	private List<Object> answers(String by, List<Call> calls, String ks) {
		if (calls.stream().noneMatch((call) -> call.action().equals("start")) && !ks.equals(this.model.session())) {
			return refused(calls, "INVALID_KS");
		}
		List<Object> answers = new ArrayList<>();
		for (Call call : calls) {
			answers.add(this.model.answer(by, call.service(), call.action(), call.parameters(), seconds()));
		}
		return answers;
	}

	private static List<Object> refused(List<Call> calls, String code) {
		return calls.stream().<Object>map((call) -> ServerModel.error(code)).toList();
	}

	private long seconds() {
		return this.world.now() / 1000;
	}

}
