package io.linkkeeper;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * The table of packages, in code: each may import only what stands below it.
 */
@AnalyzeClasses(packages = "io.linkkeeper", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String[] FEATURES = { "cascade", "csvimport", "dedup", "expiry", "export", "housekeeping",
			"notice", "repoint", "undo" };

	@ArchTest
	static final ArchRule linkImportsNothing = mayImport("link");

	@ArchTest
	static final ArchRule sandboxImportsNothing = mayImport("sandbox");

	@ArchTest
	static final ArchRule kalturaImportsLinkOnly = mayImport("kaltura", "link");

	@ArchTest
	static final ArchRule ledgerImportsKalturaAndBelow = mayImport("ledger", "kaltura", "link");

	@ArchTest
	static final ArchRule secretImportsNothing = mayImport("secret");

	@ArchTest
	static final ArchRule namesImportsNothing = mayImport("names");

	@ArchTest
	static final ArchRule filesImportsNothing = mayImport("files");

	@ArchTest
	static final ArchRule csvImportsLinkAndBelow = mayImport("csv", "files", "link", "names");

	@ArchTest
	static final ArchRule definitionImportsLedgerAndBelow = mayImport("definition", "csv", "ledger", "kaltura", "link",
			"names");

	@ArchTest
	static final ArchRule notifyImportsDefinitionAndLedger = mayImport("notify", "definition", "ledger", "secret");

	@ArchTest
	static final ArchRule batchImportsDefinitionAndBelow = mayImport("batch", "definition", "csv", "ledger", "kaltura",
			"link");

	@ArchTest
	static final ArchRule expiryImportsBatchAndBelow = mayImport("expiry", "batch", "definition", "ledger", "kaltura",
			"link");

	@ArchTest
	static final ArchRule dedupImportsBatchAndBelow = mayImport("dedup", "batch", "definition", "ledger", "kaltura",
			"link");

	@ArchTest
	static final ArchRule cascadeImportsBatchAndBelow = mayImport("cascade", "batch", "definition", "csv", "ledger",
			"kaltura", "link");

	@ArchTest
	static final ArchRule csvimportImportsBatchAndBelow = mayImport("csvimport", "batch", "definition", "files", "csv",
			"ledger", "kaltura", "link");

	@ArchTest
	static final ArchRule exportImportsBatchAndBelow = mayImport("export", "batch", "definition", "files", "csv",
			"ledger", "kaltura", "link");

	@ArchTest
	static final ArchRule repointImportsBatchAndBelow = mayImport("repoint", "batch", "definition", "ledger", "kaltura",
			"link");

	@ArchTest
	static final ArchRule housekeepingImportsBatchAndBelow = mayImport("housekeeping", "batch", "definition", "ledger",
			"kaltura", "link");

	@ArchTest
	static final ArchRule noticeImportsBatchAndBelow = mayImport("notice", "batch", "definition", "notify", "csv",
			"ledger", "kaltura", "link");

	@ArchTest
	static final ArchRule undoImportsBatchAndBelow = mayImport("undo", "batch", "definition", "files", "ledger",
			"kaltura", "link");

	@ArchTest
	static final ArchRule holderImportsLaunchAndBelow = mayImport("holder", "launch", "ledger", "kaltura", "link");

	@ArchTest
	static final ArchRule scheduleImportsLaunchAndBelow = mayImport("schedule", "launch", "definition", "notify",
			"ledger");

	@ArchTest
	static final ArchRule observeImportsLaunchAndBelow = mayImport("observe", "launch", "definition", "ledger",
			"kaltura");

	@ArchTest
	static final ArchRule launchKnowsNoFrontDoor = noClasses().that()
		.resideInAPackage(inside("launch"))
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(inside("cli"), inside("schedule"), inside("observe"), inside("holder"), inside("sandbox"));

	@ArchTest
	static final ArchRule onlyTheCommandLineStartsTheSandbox = noClasses().that()
		.resideOutsideOfPackages(inside("cli"), inside("sandbox"))
		.should()
		.dependOnClassesThat()
		.resideInAPackage(inside("sandbox"));

	@ArchTest
	static final ArchRule theCommandLineKnowsNoRuleAndNoApi = noClasses().that()
		.resideInAPackage(inside("cli"))
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(features())
		.orShould()
		.dependOnClassesThat()
		.resideInAnyPackage(inside("batch"), inside("kaltura"));

	@ArchTest
	static final ArchRule theDomainKnowsNoFramework = noClasses().that()
		.resideInAPackage(inside("link"))
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

	private static ArchRule mayImport(String name, String... below) {
		DescribedPredicate<JavaClass> allowed = DescribedPredicate.describe("itself and what stands below",
				(type) -> !type.getPackageName().startsWith("io.linkkeeper") || isInside(type, name)
						|| java.util.Arrays.stream(below).anyMatch((other) -> isInside(type, other)));
		return classes().that()
			.resideInAPackage(inside(name))
			.should()
			.onlyDependOnClassesThat(allowed)
			.allowEmptyShould(true);
	}

	private static boolean isInside(JavaClass type, String name) {
		return (type.getPackageName() + ".").startsWith("io.linkkeeper." + name + ".");
	}

	private static String inside(String name) {
		return "io.linkkeeper." + name + "..";
	}

	private static String[] features() {
		return java.util.Arrays.stream(FEATURES).map(ArchitectureTests::inside).toArray(String[]::new);
	}

}
