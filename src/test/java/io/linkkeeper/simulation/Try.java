package io.linkkeeper.simulation;

final class Try {

	public static void main(String[] args) {
		Simulation.silence();
		Simulation simulation = new Simulation();
		long from = Long.parseLong(args[0]);
		long to = Long.parseLong(args[1]);
		int bad = 0;
		long begin = System.nanoTime();
		com.sun.management.OperatingSystemMXBean os = (com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory
			.getOperatingSystemMXBean();
		long cpu = os.getProcessCpuTime();
		for (long seed = from; seed < to; seed++) {
			History history = simulation.play(seed);
			if (args.length > 2 || (!history.violations().isEmpty() && bad < 5)) {
				System.out.println("seed " + seed + " " + history.choices().size());
				history.story().forEach(System.out::println);
			}
			if (seed % 100 == 0) {
				long c = os.getProcessCpuTime();
				System.out.println(seed + ": " + (c - cpu) / 100000000 + " ms cpu each");
				cpu = c;
			}
			bad += history.violations().isEmpty() ? 0 : 1;
		}
		System.out.printf("%d histories, %d bad, %.1f/s%n", to - from, bad,
				(to - from) * 1e9 / (System.nanoTime() - begin));
		System.exit(0);
	}

}
