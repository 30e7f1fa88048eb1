package io.linkkeeper.simulation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Chooses the faults of a history: by chance from a seed, or as recorded. Each history
 * has rates of its own, so that some are full of one kind of fault and free of another.
 */
final class Choices {

	/** How often a fault occurs at a step where it can, at most. */
	private static final Map<Fault, Double> MOST = Map.ofEntries(Map.entry(Fault.SWITCH, 0.2),
			Map.entry(Fault.KILL, 0.01), Map.entry(Fault.PAUSE, 0.01), Map.entry(Fault.FOREIGN_CHANGE, 0.004),
			Map.entry(Fault.COMMIT_FAILS, 0.01), Map.entry(Fault.COMMIT_UNHEARD, 0.01),
			Map.entry(Fault.KILL_AT_COMMIT, 0.01), Map.entry(Fault.UNREACHABLE, 0.03),
			Map.entry(Fault.LOST_ANSWER, 0.2), Map.entry(Fault.LATE_EFFECT, 0.3), Map.entry(Fault.CUT_OFF, 0.1),
			Map.entry(Fault.BLOCKED, 0.03), Map.entry(Fault.SESSION_EXPIRED, 0.03), Map.entry(Fault.SLOW, 0.1),
			Map.entry(Fault.COMMIT_LOST, 0.08), Map.entry(Fault.VERY_LATE_ADD, 0.4), Map.entry(Fault.SUSPENDED, 0.3));

	private static final long MOST_STEPS = 50_000;

	private static final int NUMBERS = 1 << 16;

	private final @Nullable Random random;

	private final Map<Fault, Double> rates = new EnumMap<>(Fault.class);

	private final SortedMap<Long, Choice> made = new TreeMap<>();

	private final SortedMap<Long, Choice> given;

	private long step;

	private boolean calm;

	private Choices(@Nullable Random random, SortedMap<Long, Choice> given) {
		this.random = random;
		this.given = given;
	}

	/**
	 * Chooses by chance.
	 * @param seed the seed
	 * @param script names the faults that may occur besides, and those that often occur
	 */
	static Choices random(long seed, Script script) {
		Random random = new Random(seed * 31 + 7);
		Choices choices = new Choices(random, new TreeMap<>());
		for (Fault fault : Fault.values()) {
			if (script.frequentFaults().contains(fault)) {
				choices.rates.put(fault, rate(MOST, fault));
			}
			else if (!Fault.FURTHER.contains(fault) || script.furtherFaults().contains(fault)) {
				boolean occurs = fault == Fault.SWITCH || random.nextInt(5) < 2;
				choices.rates.put(fault, occurs ? rate(MOST, fault) * random.nextDouble() : 0);
			}
		}
		return choices;
	}

	private static double rate(Map<Fault, Double> rates, Fault fault) {
		return rates.getOrDefault(fault, 0.0);
	}

	static Choices recorded(SortedMap<Long, Choice> choices) {
		return new Choices(null, choices);
	}

	/** Whether the history takes far more steps than one that ends. */
	boolean isEndless() {
		return this.step > MOST_STEPS;
	}

	/** Ends all faults. */
	void calmDown() {
		this.calm = true;
	}

	/**
	 * Chooses what happens at the next step.
	 * @param faults what may happen
	 * @return the choice, or {@code null} for nothing
	 */
	@Nullable Choice next(List<Fault> faults) {
		long now = this.step++;
		if (this.calm) {
			return null;
		}
		Choice choice = (this.random != null) ? chance(this.random, faults) : this.given.get(now);
		if (choice == null || !faults.contains(choice.fault())) {
			return null;
		}
		this.made.put(now, choice);
		return choice;
	}

	private @Nullable Choice chance(Random random, List<Fault> faults) {
		double drawn = random.nextDouble();
		for (Fault fault : faults) {
			drawn -= rate(this.rates, fault);
			if (drawn < 0) {
				return new Choice(fault, random.nextInt(NUMBERS));
			}
		}
		return null;
	}

	/** The choices other than nothing, by step. */
	SortedMap<Long, Choice> made() {
		return this.made;
	}

}
