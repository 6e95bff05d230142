import { sqliteDatabase } from '../support/case-store.ts';
import { describeCaseStore } from './shared-suite.ts';

describeCaseStore('SQLite', sqliteDatabase);
