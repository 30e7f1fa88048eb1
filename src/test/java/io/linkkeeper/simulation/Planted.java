package io.linkkeeper.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.linkkeeper.kaltura.error.KalturaException;
import io.linkkeeper.kaltura.http.Retries;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.LedgerRow;
import io.linkkeeper.ledger.LinkChanges;
import io.linkkeeper.ledger.Outcome;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.StateCounts;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * A fault while it is planted: a method with another body in this JVM, or an edited
 * statement. Closing it restores the program.
 *
 * @param statements edits the statements of the simulated database
 * @param undo restores the program
 */
record Planted(UnaryOperator<String> statements, Runnable undo) implements AutoCloseable {

	/** Nothing is planted. */
	static final Planted NOTHING = new Planted(UnaryOperator.identity(), () -> {
	});

	static Planted statement(String sql, String without) {
		return new Planted((statement) -> statement.replace(sql, without), () -> {
		});
	}

	static Planted method(String typeName, String name, Class<?> advice) {
		ByteBuddyAgent.install();
		Class<?> type = type(typeName);
		ClassReloadingStrategy reloading = ClassReloadingStrategy.fromInstalledAgent();
		new ByteBuddy().redefine(type)
			.visit(Advice.to(advice).on(ElementMatchers.named(name)))
			.make()
			.load(type.getClassLoader(), reloading);
		return new Planted(UnaryOperator.identity(), () -> reset(reloading, type));
	}

	private static Class<?> type(String name) {
		try {
			return Class.forName(name);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void reset(ClassReloadingStrategy reloading, Class<?> type) {
		try {
			reloading.reset(ClassFileLocator.ForClassLoader.of(type.getClassLoader()), type);
		}
		catch (java.io.IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.undo.run();
	}

	/** Does nothing, and returns false, or nothing. */
	static final class Nothing {

		@Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
		static boolean skip() {
			return true;
		}

	}

	/** Returns {@code null}. */
	static final class Null {

		@Advice.OnMethodExit
		static void end(@Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object result) {
			result = null;
		}

	}

	/** Returns true. */
	static final class True {

		@Advice.OnMethodExit
		static void end(@Advice.Return(readOnly = false) boolean result) {
			result = true;
		}

	}

	/** Returns false. */
	static final class False {

		@Advice.OnMethodExit
		static void end(@Advice.Return(readOnly = false) boolean result) {
			result = false;
		}

	}

	/** Returns an empty optional. */
	static final class Empty {

		@Advice.OnMethodExit
		static void end(@Advice.Return(readOnly = false) Optional<?> result) {
			result = Optional.empty();
		}

	}

	/** Counts the changes of a run, and reads nothing back. */
	static final class CountsOnly {

		@Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
		static boolean skip() {
			return true;
		}

		@Advice.OnMethodExit
		static void end(@Advice.FieldValue("changes") LinkChanges changes, @Advice.Argument(0) Run run,
				@Advice.Return(readOnly = false) StateCounts result) {
			result = changes.count(run.id()).withoutProcess();
		}

	}

	/** Returns no time. */
	static final class NoTime {

		@Advice.OnMethodExit
		static void end(@Advice.Return(readOnly = false) Duration result) {
			result = Duration.ZERO;
		}

	}

	/** Returns its list as it was given. */
	static final class KeepAll {

		@Advice.OnMethodExit
		static void end(@Advice.Argument(1) List<?> given, @Advice.Return(readOnly = false) List<?> result) {
			result = given;
		}

	}

	/** Returns that a change had no effect. */
	static final class NotThere {

		@Advice.OnMethodExit
		static void end(@Advice.Argument(0) LedgerRow row, @Advice.Return(readOnly = false) Outcome result) {
			result = Outcome.of(row, ChangeState.PLANNED, "Not there");
		}

	}

	/** Repeats what may have been sent. */
	static final class RetriesAll {

		@Advice.OnMethodEnter
		static void begin(@Advice.Argument(value = 1, readOnly = false) Predicate<KalturaException> repeatable) {
			repeatable = Retries.READS;
		}

	}

}
