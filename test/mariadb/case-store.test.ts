import { describeCaseStore } from '../persistence/shared-suite.ts';
import { mariadbDatabase } from '../support/case-store.ts';

describeCaseStore('MariaDB', mariadbDatabase);
