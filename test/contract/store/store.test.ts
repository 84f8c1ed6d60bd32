import { openPostgresStage, openTwoRolesStage } from '../postgres-stage.ts';
import { describeStore } from './store.ts';

describeStore('Postgres', openPostgresStage);
describeStore('Postgres, as a role that owns nothing', openTwoRolesStage);
