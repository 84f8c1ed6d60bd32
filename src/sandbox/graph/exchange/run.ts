import type { ExchangeOutcome } from '../../services.ts';
import type { Tenant } from '../tenant.ts';
import { ExchangeError, notRecognized } from './errors.ts';
import { readLine, type ExchangeCommand } from './lines.ts';
import { addListMember, removeListMember } from './list-commands.ts';
import { addAlias, convert, grant, movePrimary, removeAlias } from './mailbox-commands.ts';

/**
 * A stand-in for Exchange Online PowerShell: carries out the lines that Graph has no operation for (graph.md 2.1), in
 * their order, up to the first that fails. Empty lines and comments are passed over.
 */
export function runExchange(tenant: Tenant, script: string): ExchangeOutcome {
  const lines = script.split(/\r?\n/).map((line) => line.trim());
  try {
    for (const line of lines) {
      if (line === '' || line.startsWith('#')) continue;
      const command = readLine(line);
      if (!command) throw notRecognized(line);
      carryOut(tenant, command);
    }
    return { ok: true };
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error;
    return { ok: false, error: error.message };
  }
}

function carryOut(tenant: Tenant, command: ExchangeCommand): void {
  switch (command.do) {
    case 'move-primary':
      return movePrimary(tenant, command);
    case 'add-alias':
      return addAlias(tenant, command);
    case 'remove-alias':
      return removeAlias(tenant, command);
    case 'convert':
      return convert(tenant, command);
    case 'full-access':
      return grant(tenant, { ...command, right: 'fullAccess' });
    case 'send-as':
      return grant(tenant, { ...command, right: 'sendAs' });
    case 'add-member':
      return addListMember(tenant, command);
    case 'remove-member':
      return removeListMember(tenant, command);
  }
}
