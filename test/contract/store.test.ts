import { openPostgresStage } from './postgres-stage.ts';
import { describeStore } from './store.ts';

describeStore('Postgres', openPostgresStage);
