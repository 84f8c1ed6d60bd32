import type { ExchangeOutcome } from '../../services/tenant.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { ExchangeError, notConnected, notRecognized } from './errors.ts';
import { readLine, type ExchangeCommand } from './lines.ts';
import { addListMember, removeListMember } from './list-commands.ts';
import {
  addAlias,
  convert,
  grant,
  hold,
  look,
  movePrimary,
  removeAlias,
  withdraw,
  writeAddresses,
} from './mailbox-commands.ts';

/**
 * A stand-in for Exchange Online PowerShell, for what Graph has no operation for (graph.md 2.1). Runs the lines in order and
 * stops at the first that fails. Connect-ExchangeOnline has to come first, once. Empty lines and comments are skipped.
 */
export function runExchange(tenant: Tenant, script: string): ExchangeOutcome {
  const lines = script.split(/\r?\n/).map((line) => line.trim());
  try {
    for (const line of lines) {
      if (line === '' || line.startsWith('#')) continue;
      const command = readLine(line);
      if (!command) throw notRecognized(line);
      if (!tenant.exchange.connected && command.do !== 'connect') throw notConnected(line);
      applyCommand(tenant, command);
    }
    return { ok: true };
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error;
    return { ok: false, error: error.message };
  }
}

function applyCommand(tenant: Tenant, command: ExchangeCommand): void {
  switch (command.do) {
    case 'connect':
      tenant.exchange.connected = true;
      return;
    case 'write-addresses':
      return writeAddresses(tenant, command);
    case 'move-primary':
      return movePrimary(tenant, command);
    case 'add-alias':
      return addAlias(tenant, command);
    case 'remove-alias':
      return removeAlias(tenant, command);
    case 'convert':
      return convert(tenant, command);
    case 'hold':
      return hold(tenant, command);
    case 'look':
      return look(tenant, command);
    case 'no-full-access':
      return withdraw(tenant, command);
    case 'full-access':
      return grant(tenant, { ...command, right: 'fullAccess' });
    case 'send-as':
      return grant(tenant, { ...command, right: 'sendAs' });
    case 'send-on-behalf':
      return grant(tenant, { ...command, right: 'sendOnBehalf' });
    case 'add-member':
      return addListMember(tenant, command);
    case 'remove-member':
      return removeListMember(tenant, command);
  }
}
