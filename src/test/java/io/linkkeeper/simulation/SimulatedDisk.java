package io.linkkeeper.simulation;

import java.util.Optional;
import java.util.function.Supplier;

import io.linkkeeper.disk.DataDisk;
import io.linkkeeper.disk.DiskState;

/**
 * The disk of the process whose thread asks.
 */
final class SimulatedDisk implements DataDisk {

	private final Supplier<World> world;

	SimulatedDisk(Supplier<World> world) {
		this.world = world;
	}

	@Override
	public void requireRoom(long changes) {
		requireIntact();
	}

	@Override
	public void requireIntact() {
		if (!this.world.get().isDiskIntact()) {
			throw new IllegalStateException("The disk did not take what was written");
		}
	}

	@Override
	public Optional<DiskState> state() {
		return Optional.empty();
	}

	@Override
	public void repair() {
		// the process is killed first
	}

}
