import type { Actor } from '#domain/person.ts';
import type { ShownText } from '#domain/shown-text.ts';
import type { Messages } from '#messages/messages.ts';
import type { ExportDeps } from '#use-cases/accounts/export-accounts.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import type { Guides } from '#use-cases/ports/guide.ts';
import type { Clock, Departments, Institution } from '#use-cases/ports/institution.ts';
import type { People } from '#use-cases/ports/people.ts';
import type { RecordWriter } from '#use-cases/ports/store/record.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import type { ReportDeps } from '#use-cases/records/tell-report.ts';
import type { DisposalWriter } from '#use-cases/retention/export-disposals.ts';
import type { SendFile } from './acts.ts';

/** The dependencies of all acts. */
export interface DialogueDeps {
  readonly people: ChatPeople;
  readonly store: Store;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly departments: Departments;
  readonly institution: Institution;
  readonly guides: Guides;
  /** The current privacy notice. */
  readonly notice: ShownText;
  readonly messages: Messages;
  readonly log: DialogueLog;
  /** Draws FT-GTI-006. */
  readonly records: RecordWriter;
  /** FT-GTI-002 as files. */
  readonly lists: Pick<ExportDeps, 'register' | 'writers'>;
  /** The person who controls the systems area and also gets its reports. Null when nobody is named. */
  readonly controlPerson: string | null;
  /** Writes the disposal record. */
  readonly disposals: DisposalWriter;
  /** Draws the monthly report. */
  readonly monthly: Pick<ReportDeps, 'reports' | 'officeHours'>;
  readonly sendFile: SendFile;
}

export interface DialogueLog {
  readonly info: (data: object, event: string) => void;
  readonly error: (data: object, event: string) => void;
}

/** Who is who in the chat, including people named by others. */
export interface ChatPeople extends People {
  /** A person named by somebody else, looked up in the chat now. */
  personNow(id: string): Promise<Actor | null>;
  /** What the chat tells of a person of the institution; a cached answer is enough. Null for everybody else. */
  profile(id: string): Promise<ChatProfile | null>;
}

/** What people wrote about themselves in the chat. */
export interface ChatProfile {
  readonly name: string;
  /** Confirmed by the chat, lower case. */
  readonly email: string | null;
  readonly position: string | null;
  readonly phone: string | null;
}
