/** The error of a cmdlet in the form that Exchange Online prints: `|exception|sentence`. */
export class ExchangeError extends Error {
  constructor(exception: string, sentence: string) {
    super(`|${exception}|${sentence}`);
    this.name = 'ExchangeError';
  }
}

const TASKS = 'Microsoft.Exchange.Configuration.Tasks';

export function objectNotFound(identity: string): ExchangeError {
  return new ExchangeError(
    `${TASKS}.ManagementObjectNotFoundException`,
    `The operation couldn't be performed because object '${identity}' couldn't be found on 'LOCAL.PROD.OUTLOOK.COM'.`,
  );
}

export function alreadyMember(member: string, group: string): ExchangeError {
  return new ExchangeError(
    'Microsoft.Exchange.Management.Tasks.MemberAlreadyExistsException',
    `The recipient "${member}" is already a member of the group "${group}".`,
  );
}

export function notMember(member: string, group: string): ExchangeError {
  return new ExchangeError(
    'Microsoft.Exchange.Management.Tasks.MemberNotFoundException',
    `The recipient "${member}" isn't a member of the group "${group}".`,
  );
}

export function addressTaken(address: string, holder: string): ExchangeError {
  return new ExchangeError(
    'Microsoft.Exchange.Management.Tasks.ProxyAddressExistsException',
    `The proxy address "SMTP:${address}" is already being used by the proxy addresses or LegacyExchangeDN of "${holder}". Please choose another proxy address.`,
  );
}

export function domainNotAccepted(domain: string): ExchangeError {
  return new ExchangeError(
    'Microsoft.Exchange.Data.Directory.NotAcceptedDomainException',
    `You can't use the domain because it's not an accepted domain for your organization: "${domain}".`,
  );
}

export function noPrimary(address: string): ExchangeError {
  return new ExchangeError(
    'Microsoft.Exchange.Data.DataValidationException',
    `There is no primary SMTP address without "${address}". Set another primary address first.`,
  );
}

/** Before Connect-ExchangeOnline the cmdlets do not exist in the session. */
export function notConnected(line: string): ExchangeError {
  const [command = ''] = line.split(/\s/);
  return new ExchangeError(
    'System.Management.Automation.CommandNotFoundException',
    `The term '${command}' is not recognized as a name of a cmdlet, function, script file, or executable program.`,
  );
}

/** Only the managers of a list may change it; others need -BypassSecurityGroupManagerCheck. */
export function notManager(group: string): ExchangeError {
  return new ExchangeError(
    'Microsoft.Exchange.Management.Tasks.RecipientTaskException',
    `You don't have sufficient permissions. This operation can only be performed by a manager of the group "${group}".`,
  );
}

export function notRecognized(line: string): ExchangeError {
  const [command = ''] = line.split(/\s/);
  return new ExchangeError(
    'System.Management.Automation.ParseException',
    `'${command}': the term or its parameters are not recognized. Check the spelling and the quotes.`,
  );
}
