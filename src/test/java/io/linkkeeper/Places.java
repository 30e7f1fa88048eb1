package io.linkkeeper;

import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Takes tests to the places of {@link TestAt}, one after the other.
 */
final class Places implements TestTemplateInvocationContextProvider, ClassTemplateInvocationContextProvider {

	/** Whether a test visits PostgreSQL that has other places, too. */
	private static final boolean POSTGRES = !"false".equals(System.getProperty("linkkeeper.postgres"));

	@Override
	public boolean supportsTestTemplate(ExtensionContext context) {
		return context.getElement().map((test) -> test.isAnnotationPresent(TestAt.class)).orElse(false);
	}

	@Override
	public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
		return visits(context).map((visit) -> visit);
	}

	@Override
	public boolean supportsClassTemplate(ExtensionContext context) {
		return supportsTestTemplate(context);
	}

	@Override
	public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(ExtensionContext context) {
		return visits(context).map((visit) -> visit);
	}

	private static Stream<Visit> visits(ExtensionContext context) {
		AnnotatedElement test = context.getElement().orElseThrow();
		TestAt at = test.getAnnotation(TestAt.class);
		Stream<Place> more = Crashes.ALL ? Arrays.stream(at.atLength()) : Stream.empty();
		List<Place> places = Stream.concat(Arrays.stream(at.value()), more)
			.filter((place) -> POSTGRES || !place.hasPostgres() || at.value().length == 1)
			.toList();
		assertThat(places).as("places of %s", test).isNotEmpty().doesNotHaveDuplicates();
		return places.stream().map(Visit::new);
	}

	private record Visit(Place place)
			implements
				TestTemplateInvocationContext,
				ClassTemplateInvocationContext,
				TestInstancePreConstructCallback {

		@Override
		public String getDisplayName(int number) {
			return this.place.name();
		}

		@Override
		public List<Extension> getAdditionalExtensions() {
			return List.of(this);
		}

		@Override
		public void prepareInvocation(ExtensionContext context) {
			enter(context);
		}

		/** Fields may depend on the place. */
		@Override
		public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
			enter(context);
		}

		@Override
		public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
			return ExtensionContextScope.TEST_METHOD;
		}

		private void enter(ExtensionContext context) {
			this.place.enter();
			context.getStore(ExtensionContext.Namespace.create(Places.class))
				.put(this.place, (AutoCloseable) Place::leave);
		}

	}

}
