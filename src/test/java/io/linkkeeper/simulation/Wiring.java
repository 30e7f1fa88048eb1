package io.linkkeeper.simulation;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionInterceptor;

/**
 * The beans of one process, created by their constructors when they are first asked for:
 * an application context takes a thousand times as long.
 */
final class Wiring {

	private static final Map<Class<?>, Constructor<?>> CONSTRUCTORS = new ConcurrentHashMap<>();

	private static final Map<Class<?>, Boolean> TRANSACTIONAL = new ConcurrentHashMap<>();

	private final Map<Class<?>, Object> beans = new LinkedHashMap<>();

	private final @Nullable Wiring parent;

	Wiring(@Nullable Wiring parent) {
		this.parent = parent;
	}

	Wiring with(Class<?> type, Object bean) {
		this.beans.put(type, bean);
		return this;
	}

	Object named(String className) {
		try {
			return get(Class.forName("io.linkkeeper." + className));
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	<T> T get(Class<T> type) {
		Object known = find(type);
		if (known == null) {
			known = transactional(create(type));
			this.beans.put(type, known);
		}
		return type.cast(known);
	}

	private @Nullable Object find(Class<?> type) {
		Object exact = this.beans.get(type);
		if (exact != null) {
			return exact;
		}
		for (Map.Entry<Class<?>, Object> bean : this.beans.entrySet()) {
			if (type.isAssignableFrom(bean.getKey())) {
				return bean.getValue();
			}
		}
		return (this.parent != null) ? this.parent.find(type) : null;
	}

	private Object create(Class<?> type) {
		Constructor<?> constructor = CONSTRUCTORS.computeIfAbsent(type, Wiring::constructor);
		Object[] arguments = Arrays.stream(constructor.getParameterTypes()).map(this::get).toArray();
		return instance(constructor, arguments);
	}

	private static Constructor<?> constructor(Class<?> type) {
		Constructor<?> constructor = Arrays.stream(type.getDeclaredConstructors())
			.max(Comparator.<Constructor<?>, Boolean>comparing((made) -> made.isAnnotationPresent(Autowired.class))
				.thenComparing(Constructor::getParameterCount))
			.orElseThrow(() -> new IllegalStateException("There is no bean of " + type));
		constructor.setAccessible(true);
		return constructor;
	}

	static Object instance(Constructor<?> constructor, Object... arguments) {
		try {
			constructor.setAccessible(true);
			return constructor.newInstance(arguments);
		}
		catch (InvocationTargetException ex) {
			throw new IllegalStateException("Cannot create " + constructor, ex.getCause());
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("Cannot create " + constructor, ex);
		}
	}

	private Object transactional(Object bean) {
		if (!TRANSACTIONAL.computeIfAbsent(bean.getClass(), Wiring::hasTransactions)) {
			return bean;
		}
		ProxyFactory factory = new ProxyFactory(bean);
		factory.setProxyTargetClass(true);
		factory.addAdvice(
				new TransactionInterceptor(get(TransactionManager.class), new AnnotationTransactionAttributeSource()));
		return factory.getProxy();
	}

	private static boolean hasTransactions(Class<?> type) {
		return Arrays.stream(type.getDeclaredMethods())
			.anyMatch((method) -> method.isAnnotationPresent(Transactional.class));
	}

}
