import { openMariadbEngineStore } from '../../persistence/engine-store/mariadb/store.ts';
import { describeClockJumps } from '../engine/clock/jumps.ts';
import { describePinnedClock } from '../engine/clock/pinned.ts';
import { engineDatabase } from '../support/mariadb-engine.ts';

const newPlace = async () => {
  const { settings, drop } = await engineDatabase();
  return { open: () => openMariadbEngineStore(settings), remove: drop };
};

describeClockJumps('MariaDB', newPlace, [true]);
describePinnedClock('MariaDB', newPlace);
