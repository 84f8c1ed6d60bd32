import type { Logger } from 'pino';
import { readGuides } from '#adapters/institution-files/guides.ts';
import { createRegisterReader } from '#adapters/postgres/accounts/account-export.ts';
import type { DatabaseConnection } from '#adapters/postgres/connection/database.ts';
import { createDisposalWriter } from '#adapters/records/account-list/disposals-csv.ts';
import type { createDrawing } from '#adapters/records/drawing.ts';
import { createSlack, type Slack } from '#adapters/slack/slack.ts';
import { allActs } from '#dialogue/all-acts.ts';
import { createNotices } from '#dialogue/notices/notices.ts';
import type { Messages } from '#messages/messages.ts';
import { privacyNotice } from '#messages/privacy-notice.ts';
import type { Config } from '#src/config/config.ts';
import { keepTexts } from '#use-cases/hand-over/keep-texts.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import type { Clock, Departments, Institution } from '#use-cases/ports/institution.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { tellOwnTroubles } from '#use-cases/watch/watch-itself.ts';

export interface ChatParts {
  readonly slack: Slack;
  readonly notices: Notices;
}

/** The chat with all that people can read and do in it, and what tells them; nobody is listened to yet. */
export async function createChat(
  config: Config,
  deps: {
    readonly log: Logger;
    readonly database: DatabaseConnection;
    readonly store: Store;
    readonly directory: Directory;
    readonly clock: Clock;
    readonly institution: Institution;
    readonly departments: Departments;
    readonly messages: Messages;
    readonly drawing: ReturnType<typeof createDrawing>;
  },
): Promise<ChatParts> {
  const { log, store, directory, clock, institution, departments, messages, drawing } = deps;
  const guides = readGuides({ dir: config.guidesDir, locale: config.locale, delivery: config.credentialDelivery });
  const notice = privacyNotice(messages, {
    institution: institution.name,
    showsFullDocument: institution.showsFullDocument,
    retentionDays: config.retentionDays,
    hasControlPerson: config.controlPerson !== null,
  });
  await keepTexts({ store, clock }, [guides.policy, notice]);
  const documents = {
    records: drawing.records,
    monthly: { reports: drawing.reports, officeHours: config.officeHours },
    disposals: createDisposalWriter({ messages }),
    lists: { register: createRegisterReader(deps.database.db), writers: drawing.lists },
  };
  const slack = createSlack(
    {
      ...config.slack,
      systemsTeam: config.systemsTeam,
      singleOperator: config.singleOperator,
      controlPerson: config.controlPerson,
    },
    {
      store,
      directory,
      clock,
      departments,
      institution,
      messages,
      guides,
      notice,
      ...documents,
      acts: allActs,
      tellForged: async () => await tellOwnTroubles({ store, clock, institution, notices }, [{ code: 'press_forged' }]),
      log: {
        info: (data, event) => log.info(data, event),
        error: (data, event) => log.error(data, event),
      },
    },
  );
  const { chat, people } = slack;
  const notices = createNotices({
    ...{ chat, people, messages, institution },
    posts: store.postsIn('slack'),
    delivery: config.credentialDelivery,
    controlPerson: config.controlPerson,
    teamIds: config.systemsTeam,
    systemsHead: config.systemsHead,
  });
  return { slack, notices };
}
