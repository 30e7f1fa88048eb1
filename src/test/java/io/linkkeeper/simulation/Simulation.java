package io.linkkeeper.simulation;

import java.util.SortedMap;

/**
 * Plays histories, one after the other.
 */
final class Simulation {

	private final SimulatedDatabase database = new SimulatedDatabase();

	private final Beans beans = new Beans(this.database, () -> this.world);

	private World world = World.NONE;

	/**
	 * Plays the history of a seed.
	 */
	History play(long seed) {
		Script script = new Script(seed);
		return play(seed, script, Choices.random(seed, script));
	}

	/**
	 * Plays a history with some of its faults.
	 */
	History play(long seed, SortedMap<Long, Choice> faults) {
		return play(seed, new Script(seed), Choices.recorded(faults));
	}

	private History play(long seed, Script script, Choices choices) {
		World begun = new World(choices, script, this.beans::template);
		this.world = begun;
		this.database.reset(begun);
		script.fill(begun.model());
		this.beans.reset(script.files());
		Operators operators = new Operators(begun, this.beans, script);
		operators.begin();
		try {
			begun.scheduler().run();
			choices.calmDown();
			operators.settle();
			begun.scheduler().run();
			if (script.takesBack()) {
				operators.takeBack();
				begun.scheduler().run();
			}
			begun.oracle().atEnd();
		}
		catch (RuntimeException ex) {
			begun.oracle().violated("the program cannot go on: " + ex);
		}
		return new History(seed, choices.made(), begun.oracle().violations(), begun.story());
	}

	/** Plays the following histories with a planted fault. */
	void plant(Planted planted) {
		this.database.edit(planted.statements());
	}

}
