package io.linkkeeper;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import org.springframework.boot.context.properties.ConfigurationProperties;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The layout of the source tree: packages in layers, each importing only from layers
 * below its own.
 */
@AnalyzeClasses(packages = "io.linkkeeper", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String ROOT = "io.linkkeeper";

	/** From the bottom to the top. Packages of one layer do not import each other. */
	private static final List<List<String>> LAYERS = List.of(List.of("sandbox"),
			List.of("sandbox.request", "sandbox.fault", "sandbox.store"), List.of("sandbox.answer"),
			List.of("sandbox.session"), List.of("sandbox.link", "sandbox.user", "sandbox.seed"),
			List.of("sandbox.server"), List.of("link"), List.of("sql", "text", "files", "secret"),
			List.of("csv", "net", "url"), List.of("sheet"), List.of("kaltura.error", "kaltura.limit"),
			List.of("kaltura.waiting"), List.of("kaltura.http"), List.of("kaltura.session"), List.of("kaltura"),
			List.of("definition.check"), List.of("definition.yaml", "definition.rule", "definition.section"),
			List.of("definition"), List.of("disk", "run", "audit"), List.of("ledger.digest"), List.of("ledger"),
			List.of("ledger.upgrade", "lock", "run.file", "protection"), List.of("history"), List.of("output.words"),
			List.of("notify"), List.of("notify.report"), List.of("notify.outbox"), List.of("execution"),
			List.of("collect"), List.of("snapshot", "guard", "apply"), List.of("job"),
			List.of("csvimport.cell", "csvimport.result", "csvimport.row", "csvimport.start"),
			List.of("csvimport.decide"),
			List.of("activate", "cascade", "csvimport", "dedup", "expiry", "export", "housekeeping", "notice",
					"repoint", "undo"),
			List.of("account", "database"), List.of("review"), List.of("operate"),
			List.of("doctor", "why", "schedule.time"), List.of("schedule.file", "schedule.firing"), List.of("schedule"),
			List.of("observe", "holder", "attention"), List.of("output"), List.of("console.access"),
			List.of("console.frame"), List.of("console.login", "console.change"), List.of("console.run", "console.now"),
			List.of("console"), List.of("engine"), List.of("command.option"), List.of("command.look", "command"),
			List.of("cli"));

	/** Records with many components, built from JSON, YAML or properties. */
	private static final Set<String> BOUND = Set.of("AccountProperties", "FaultSettings", "ImportSettings",
			"JobDefinition", "RepointSettings");

	private static final Map<String, Integer> LAYER_OF = new HashMap<>();

	static {
		for (int layer = 0; layer < LAYERS.size(); layer++) {
			for (String name : LAYERS.get(layer)) {
				LAYER_OF.put(ROOT + "." + name, layer);
			}
		}
	}

	@ArchTest
	static final ArchRule packagesImportLowerLayersOnly = classes().should(importLowerLayersOnly());

	@ArchTest
	static final ArchRule sandboxImportsNothingOfOurs = classes().that()
		.resideInAPackage("io.linkkeeper.sandbox..")
		.should()
		.onlyDependOnClassesThat(DescribedPredicate.describe("belong to the sandbox or to libraries",
				(type) -> !type.getPackageName().startsWith(ROOT) || isSandbox(type)));

	@ArchTest
	static final ArchRule onlyTheCommandLineStartsTheSandbox = noClasses().that()
		.resideOutsideOfPackages("io.linkkeeper.engine..", "io.linkkeeper.command..", "io.linkkeeper.sandbox..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("io.linkkeeper.sandbox..");

	@ArchTest
	static final ArchRule theCommandLineKnowsNoRuleAndNoApi = noClasses().that()
		.resideInAnyPackage("io.linkkeeper.cli..", "io.linkkeeper.command..", "io.linkkeeper.engine..",
				"io.linkkeeper.output..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.linkkeeper.cascade..", "io.linkkeeper.csvimport..", "io.linkkeeper.dedup..",
				"io.linkkeeper.expiry..", "io.linkkeeper.export..", "io.linkkeeper.housekeeping..",
				"io.linkkeeper.notice..", "io.linkkeeper.repoint..", "io.linkkeeper.undo..", "io.linkkeeper.collect..",
				"io.linkkeeper.apply..", "io.linkkeeper.kaltura..");

	@ArchTest
	static final ArchRule theDomainKnowsNoFramework = noClasses().that()
		.resideInAPackage("io.linkkeeper.link..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework..", "java.net..", "java.io..", "java.sql..");

	@ArchTest
	static final ArchRule theClockIsInjected = noClasses().should()
		.callMethod(java.time.Instant.class, "now")
		.orShould()
		.callMethod(System.class, "currentTimeMillis");

	@ArchTest
	static final ArchRule beansAreNotPublic = methods().that()
		.areAnnotatedWith("org.springframework.context.annotation.Bean")
		.should()
		.notBePublic()
		.allowEmptyShould(true);

	@ArchTest
	static void everyPackageHasALayer(JavaClasses classes) {
		assertThat(sizes(classes).keySet()).filteredOn((name) -> !LAYER_OF.containsKey(name)).isEmpty();
	}

	@ArchTest
	static void noPackageHasMoreThanTwentyTypes(JavaClasses classes) {
		assertThat(sizes(classes)).isNotEmpty()
			.allSatisfy((name, size) -> assertThat(size).as(name).isLessThanOrEqualTo(20));
	}

	@ArchTest
	static void noSimpleNameIsUsedTwiceOutsideTheSandbox(JavaClasses classes) {
		Map<String, Long> uses = topLevel(classes).filter((type) -> !isSandbox(type))
			.collect(Collectors.groupingBy(JavaClass::getSimpleName, Collectors.counting()));
		assertThat(uses).isNotEmpty().allSatisfy((name, count) -> assertThat(count).as(name).isEqualTo(1));
	}

	@ArchTest
	static final ArchRule constructorsHaveSixParametersAtMost = constructors().that()
		.areDeclaredInClassesThat(DescribedPredicate.describe("are not bound by a library", (type) -> !isBound(type)))
		.should(haveSixParametersAtMost());

	private static boolean isBound(JavaClass type) {
		return type.isInnerClass() || type.isEnum() || type.isAnnotatedWith(ConfigurationProperties.class)
				|| BOUND.contains(type.getSimpleName());
	}

	private static Map<String, Integer> sizes(JavaClasses classes) {
		return topLevel(classes)
			.collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.summingInt((type) -> 1)));
	}

	private static Stream<JavaClass> topLevel(JavaClasses classes) {
		return classes.stream()
			.filter((type) -> !type.getPackageName().equals(ROOT))
			.filter((type) -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"));
	}

	private static ArchCondition<JavaConstructor> haveSixParametersAtMost() {
		return new ArchCondition<>("have six parameters at most") {
			@Override
			public void check(JavaConstructor constructor, ConditionEvents events) {
				int parameters = constructor.getRawParameterTypes().size();
				if (parameters > 6) {
					events.add(SimpleConditionEvent.violated(constructor,
							constructor.getFullName() + " has " + parameters + " parameters"));
				}
			}
		};
	}

	private static ArchCondition<JavaClass> importLowerLayersOnly() {
		return new ArchCondition<>("import from lower layers only") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				type.getDirectDependenciesFromSelf()
					.stream()
					.filter((dependency) -> isAbove(dependency.getTargetClass(), type))
					.forEach((dependency) -> events
						.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
			}
		};
	}

	private static boolean isAbove(JavaClass target, JavaClass type) {
		Integer layer = LAYER_OF.get(target.getPackageName());
		return layer != null && !target.getPackageName().equals(type.getPackageName())
				&& layer >= LAYER_OF.getOrDefault(type.getPackageName(), Integer.MAX_VALUE);
	}

	private static boolean isSandbox(JavaClass type) {
		return (type.getPackageName() + ".").startsWith(ROOT + ".sandbox.");
	}

}
