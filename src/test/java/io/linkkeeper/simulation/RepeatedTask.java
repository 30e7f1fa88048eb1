package io.linkkeeper.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * A task that a process executes again and again, beside its command.
 */
final class RepeatedTask {

	private final World world;

	private final SimulatedProcess process;

	private final Object bean;

	private final Method method;

	/** The milliseconds between two executions. */
	private final long every;

	RepeatedTask(World world, SimulatedProcess process, Object bean, String methodName, long every) {
		this.world = world;
		this.process = process;
		this.bean = bean;
		this.method = method(bean, methodName);
		this.every = every;
	}

	/**
	 * Executes the task until its process has ended.
	 * @param ended whether it has
	 */
	void until(boolean[] ended) {
		this.world.scheduler().await(() -> ended[0], this.every);
		while (!ended[0]) {
			this.process.requireAlive();
			invoke();
			this.world.scheduler().await(() -> ended[0], this.every);
		}
	}

	private static Method method(Object bean, String name) {
		try {
			Method method = bean.getClass().getDeclaredMethod(name);
			method.setAccessible(true);
			return method;
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void invoke() {
		try {
			this.method.invoke(this.bean);
		}
		catch (InvocationTargetException ex) {
			if (ex.getCause() instanceof Error error) {
				throw error;
			}
			throw new IllegalStateException(ex.getCause());
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
