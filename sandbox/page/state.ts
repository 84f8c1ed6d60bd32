import type { LocalGraph } from '../services/graph.ts';
import type { LocalSlack } from '../services/slack.ts';
import type { PageState, Persona } from './protocol.ts';

export interface PageInput {
  readonly institution: string;
  readonly personas: readonly Persona[];
  readonly commands: PageState['commands'];
  readonly shortcuts: PageState['shortcuts'];
  readonly slack: LocalSlack;
  readonly graph: LocalGraph;
  /** A loopback address; by default 127.0.0.1. */
  readonly host?: string;
  /** By default any free port. */
  readonly port?: number;
}

const journalShown = 200;
const newcomerRole = 'Entró después al chat';

/** The personas of the institution, and the people of the same organisation who joined the chat later. */
function personasOf({ personas, slack }: PageInput): readonly Persona[] {
  const joined = slack.joined().filter((user) => user.teamId === slack.teamId);
  return [...personas, ...joined.map((user) => ({ user, role: newcomerRole }))];
}

export function isPersona(input: PageInput, user: string): boolean {
  return personasOf(input).some((persona) => persona.user.id === user);
}

function lastFromBot(slack: LocalSlack, user: string): PageState['lastFromBot'] {
  const last = slack.messagesFor(user).findLast((message) => message.user === slack.botUserId);
  return last === undefined ? [] : [{ user, channel: last.channel, ts: last.ts }];
}

/** Everything that this person sees, and the tenant. */
export function stateFor(input: PageInput, me: string): PageState {
  const { slack, graph } = input;
  const personas = personasOf(input);
  return {
    institution: input.institution,
    me,
    personas,
    lastFromBot: personas.flatMap(({ user }) => lastFromBot(slack, user.id)),
    users: slack.users.filter((user) => user.id !== slack.botUserId),
    botUserId: slack.botUserId,
    botConnected: slack.connected(),
    channels: slack.channels.filter((channel) => channel.members.includes(me)),
    directMessage: slack.directMessageOf(me),
    messages: slack.messagesFor(me),
    modals: slack.modalsOf(me),
    home: slack.homeOf(me),
    notices: slack.noticesFor(me),
    commands: input.commands,
    shortcuts: input.shortcuts,
    tenant: {
      users: graph.users(),
      deletedUsers: graph.deletedUsers(),
      skus: graph.skus(),
      journal: graph.journal().slice(-journalShown),
      now: graph.now().toISOString(),
    },
    faultKinds: [...slack.faultKinds, ...graph.faultKinds],
    faults: [
      ...slack.faults().map((fault) => ({ ...fault, service: 'slack' as const })),
      ...graph.faults().map((fault) => ({ ...fault, service: 'graph' as const })),
    ],
  };
}
