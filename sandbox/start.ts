import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { startLocalGraph } from './graph/local-graph.ts';
import {
  botEvents,
  channels,
  chatUsers,
  commands,
  demoDelays,
  departmentsFile,
  graphDirectoryRoles,
  graphPermissions,
  institutionName,
  institutionNit,
  licenceSku,
  mailDomain,
  personas,
  shortcuts,
  skus,
  botScopes,
  systemsChannel,
  systemsTeam,
  teamId,
  tenantContacts,
  tenantGroups,
  tenantUsers,
  userGroups,
} from './institution.ts';
import { openInstitutionFile, type InstitutionFile } from './institution-file.ts';
import { startPage, type LocalPage } from './page/server.ts';
import type { LocalGraph, LocalGraphOptions } from './services/graph.ts';
import type { LocalSlack, LocalSlackOptions } from './services/slack.ts';
import { botUserId, startLocalSlack } from './slack/local-slack.ts';

export interface StartOptions {
  /** The folder where messages and tenant are saved between starts, in `institution.json`. Without it nothing is saved. */
  readonly dataDir?: string;
  /** A loopback address; by default 127.0.0.1. */
  readonly host?: string;
  /** By default the last one if it is free, otherwise any free port. */
  readonly pagePort?: number;
  /** How the local Slack reaches the bot; by default `socket`. */
  readonly transport?: 'socket' | 'http';
  /** The bot's origin, for the transport `http`; deliveries go to its `/slack/events`. */
  readonly botUrl?: string;
  /** For tests: without the delays of the demonstration, without rate limits, with another tenant. */
  readonly overrides?: Partial<
    Pick<LocalGraphOptions, 'mailboxMs' | 'replicationMs' | 'skus' | 'users' | 'domains' | 'passPolicy'> &
      Pick<LocalSlackOptions, 'rateLimits' | 'patienceMs'>
  >;
}

export interface Institution {
  /** The page's address. */
  readonly url: string;
  /** The settings that the bot needs to work here, by the names of its environment variables. */
  readonly env: Readonly<Record<string, string>>;
  readonly slack: LocalSlack;
  readonly graph: LocalGraph;
  stop(): Promise<void>;
}

type Secrets = ReturnType<typeof newSecrets>;

function newSecrets(): Record<
  'botToken' | 'appToken' | 'signingSecret' | 'tenantId' | 'clientId' | 'clientSecret',
  string
> {
  const random = (): string => randomBytes(24).toString('hex');
  return {
    botToken: `xoxb-local-${random()}`,
    appToken: `xapp-local-${random()}`,
    signingSecret: random(),
    tenantId: randomUUID(),
    clientId: randomUUID(),
    clientSecret: random(),
  };
}

/** Starts the local institution on loopback: Slack, Microsoft Graph and the page, as they were saved at the last stop. */
export async function startInstitution(options: StartOptions): Promise<Institution> {
  const file = await openInstitutionFile(
    options.dataDir === undefined ? null : join(options.dataDir, 'institution.json'),
  );
  const secrets: Secrets = { ...newSecrets(), ...file.saved?.secrets };
  const started: { stop(): Promise<void> }[] = [];
  try {
    const slack = await startSlack(options, { secrets, file });
    started.unshift(slack);
    const graph = await startGraph(options, { secrets, file });
    started.unshift(graph);
    const page = await openPage(options, { slack, graph, lastPort: file.saved?.pagePort });
    started.unshift(page);
    const pagePort = Number(new URL(page.url).port);
    const keeper = file.startSaving(() => ({ secrets, pagePort, slack: slack.snapshot(), graph: graph.snapshot() }));
    const unsubscribe = [slack.onChange(keeper.changed), graph.onChange(keeper.changed)];
    keeper.changed();
    return {
      url: page.url,
      env: environment(options, { secrets, slack, graph }),
      slack,
      graph,
      async stop() {
        for (const end of unsubscribe) end();
        await page.stop();
        await keeper.stop().finally(() => Promise.all([slack.stop(), graph.stop()]));
      },
    };
  } catch (error) {
    for (const each of started) await each.stop();
    throw error;
  }
}

/** Opens the page at the port of the options, otherwise at the last port if it is still free, otherwise at any free port. */
async function openPage(
  options: StartOptions,
  about: { slack: LocalSlack; graph: LocalGraph; lastPort: number | undefined },
): Promise<LocalPage> {
  const { slack, graph, lastPort } = about;
  const host = options.host === undefined ? {} : { host: options.host };
  const page = { institution: institutionName, personas, commands, shortcuts, slack, graph, ...host };
  if (options.pagePort !== undefined) return startPage({ ...page, port: options.pagePort });
  if (lastPort === undefined) return startPage(page);
  return startPage({ ...page, port: lastPort }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') return startPage(page);
    throw error;
  });
}

async function startSlack(
  options: StartOptions,
  given: { secrets: Secrets; file: InstitutionFile },
): Promise<LocalSlack> {
  const { botToken, appToken, signingSecret } = given.secrets;
  const { rateLimits, patienceMs } = options.overrides ?? {};
  if (options.transport === 'http' && options.botUrl === undefined) {
    throw new Error('the transport http needs the address of the bot');
  }
  return startLocalSlack({
    teamId,
    teamName: institutionName,
    botToken,
    appToken,
    signingSecret,
    botScopes,
    botEvents,
    commands: commands.map((each) => each.command),
    users: chatUsers,
    channels: channels.map((channel) => ({ ...channel, members: [...channel.members, botUserId] })),
    userGroups,
    ...(rateLimits === undefined ? {} : { rateLimits }),
    ...(patienceMs === undefined ? {} : { patienceMs }),
    ...(options.host === undefined ? {} : { host: options.host }),
    ...(options.transport === 'http' ? { deliverTo: new URL('/slack/events', options.botUrl).href } : {}),
    ...(given.file.saved === null ? {} : { snapshot: given.file.saved.slack }),
  });
}

async function startGraph(
  options: StartOptions,
  given: { secrets: Secrets; file: InstitutionFile },
): Promise<LocalGraph> {
  const { tenantId, clientId, clientSecret } = given.secrets;
  const { rateLimits: _, patienceMs: __, ...tenant } = options.overrides ?? {};
  const sold = (tenant.skus ?? skus).map((sku) => sku.skuPartNumber);
  const isSold = (licence: string): boolean => sold.includes(licence);
  return startLocalGraph({
    tenantId,
    clientId,
    clientSecret,
    domain: mailDomain,
    permissions: graphPermissions,
    directoryRoles: graphDirectoryRoles,
    skus,
    users: tenantUsers.map((user) => ({ ...user, licences: user.licences?.filter(isSold) ?? [] })),
    groups: tenantGroups,
    contacts: tenantContacts,
    ...demoDelays,
    ...tenant,
    ...(options.host === undefined ? {} : { host: options.host }),
    ...(given.file.saved === null ? {} : { snapshot: given.file.saved.graph }),
  });
}

function environment(
  options: StartOptions,
  running: { secrets: Secrets; slack: LocalSlack; graph: LocalGraph },
): Record<string, string> {
  const { secrets, slack, graph } = running;
  return {
    SLACK_BOT_TOKEN: secrets.botToken,
    ...(options.transport === 'http'
      ? { SLACK_SIGNING_SECRET: secrets.signingSecret }
      : { SLACK_APP_TOKEN: secrets.appToken }),
    SLACK_SYSTEMS_CHANNEL: systemsChannel,
    SLACK_API_URL: slack.apiUrl,
    AZURE_TENANT_ID: secrets.tenantId,
    AZURE_CLIENT_ID: secrets.clientId,
    AZURE_CLIENT_SECRET: secrets.clientSecret,
    AZURE_AUTHORITY_HOST: graph.origin,
    GRAPH_BASE_URL: graph.origin,
    MAIL_DOMAIN: mailDomain,
    LICENSE_SKU: licenceSku,
    SYSTEMS_TEAM: systemsTeam.join(','),
    DEPARTMENTS_FILE: departmentsFile,
    INSTITUTION_NAME: institutionName,
    INSTITUTION_NIT: institutionNit,
    CHECK_SECOND_FACTOR: 'true',
  };
}
