import type { Words } from '#messages/es/es.ts';
import { whole } from '../whole-number.ts';

function amount(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${whole(count)} ${many}`;
}

/** Minutes below an hour, one decimal place below ten hours. */
function length(hours: number): { readonly value: string; readonly isMinutes: boolean; readonly isOne: boolean } {
  const minutes = Math.round(hours * 60);
  if (minutes < 60) return { value: String(minutes), isMinutes: true, isOne: minutes === 1 };
  const value = hours.toLocaleString('en', { maximumFractionDigits: hours < 10 ? 1 : 0 });
  return { value, isMinutes: false, isOne: value === '1' };
}

/** A number of working hours, in words. */
function duration(hours: number): string {
  const { value, isMinutes, isOne } = length(hours);
  if (isMinutes) return isOne ? '1 working minute' : `${value} working minutes`;
  return isOne ? '1 working hour' : `${value} working hours`;
}

export const enReport: Words['report'] = {
  pictureTitle: (month) => `Chart of the institutional e-mail: requests and times of ${month}`,
  documentTitle: (month) => `Monthly report on corporate e-mail · ${month}`,
  form: 'Monthly report on corporate e-mail',
  underProcedure: (form, procedure) => `${form} · Procedure ${procedure}`,
  footer: (month, at) => `Report of ${month} · made on ${at}`,
  fileName: (month) => `report-${month}`,
  partial: 'MONTH NOT OVER: this report tells what there was until it was made',
  unfinished: 'not over',
  number: whole,
  duration,
  kinds: {
    creation: 'New account',
    modification: 'Change',
    deletion: 'Deletion',
    restoration: 'Recovery',
    suspension: 'Suspension',
    block: 'Block',
  },
  outcomes: {
    ...{ closed: 'Closed', open: 'Open', rejected: 'Rejected', cancelled: 'Without effect' },
    unfinished: 'Incomplete',
  },
  chart: {
    title: (month) => `Institutional e-mail · ${month}`,
    requests: (count) => `Requests of the month: ${whole(count)}`,
    earlier: (count) => (count === 0 ? 'None open from earlier months' : `Open from earlier months: ${whole(count)}`),
    noRequests: 'No requests this month',
    legend: (outcome, count) => `${outcome} ${whole(count)}`,
    times: 'Times in working hours',
    approval: (count) => `Until the approval (${whole(count)})`,
    delivery: (count) => `Until the hand-over (${whole(count)})`,
    noApproval: 'Until the approval: none this month',
    noDelivery: 'Until the hand-over: none this month',
    median: 'Median',
    p90: '9 out of 10',
    explained: 'Median: half of them took that or less.',
    duration: (hours) => {
      const { value, isMinutes } = length(hours);
      return isMinutes ? `${value} min` : `${value} h`;
    },
    handOvers: { one: 'pending hand-over', many: 'pending hand-overs' },
    ending: { one: (month) => `contract ends in ${month}`, many: (month) => `contracts end in ${month}` },
    accounts: { one: 'active account', many: 'active accounts' },
    suspended: (count) => `${whole(count)} suspended`,
    licences: 'Free licences',
    licence: (free, total) => `${whole(free)} of ${whole(total)}`,
    moreLicences: (count) => `and ${whole(count)} more in the PDF`,
    licencesUnknown: 'could not be read',
    noLicences: 'none that can be assigned',
  },
  document: {
    chart: 'The month in a chart',
    requests: {
      title: 'Requests by kind and state',
      kind: 'Kind',
      total: 'Total',
      all: 'All',
      note: (at) =>
        `Requests sent in the month, by how they stood on ${at}; those that are open are not at their end yet. Without effect: withdrawn, stopped, undone, or replaced by another one. Incomplete: closed unfinished; what was done with the account by then stays done.`,
    },
    earlier: {
      title: 'Open from earlier months',
      kind: 'Kind',
      open: 'Open',
      oldest: 'The oldest',
      none: 'No request of earlier months is open.',
      note: (at) => `Requests sent before this month that were not at their end on ${at}.`,
    },
    times: {
      title: 'Times in working hours',
      what: 'From the request',
      approval: 'Until the approval',
      delivery: 'Until the hand-over',
      count: 'How many',
      median: 'Median',
      p90: '90th percentile',
      none: '—',
      note: 'Of the approvals and hand-overs of the month. Half of them took the median or less; 9 out of 10 took the 90th percentile or less. Only office hours of working days count. What a rule approves by itself does not count, such as a password that somebody asks for their own account.',
    },
    handOvers: {
      title: 'Pending hand-overs',
      number: 'Request',
      account: 'Account',
      since: 'Since',
      missing: 'What is missing',
      parts: {
        holder: 'Confirmation by whoever uses it',
        department: 'Confirmation by the department',
        password: 'Change of the password',
      },
      unknown: '—',
      none: 'No hand-over is pending.',
    },
    alone: {
      title: 'Decided by one person',
      note: (numbers) =>
        `The only person of the systems area decided in the month on requests that concern them or that take two people. The reason stands in each record: ${numbers}.`,
    },
    licences: {
      title: 'Licences',
      name: 'Licence',
      free: 'Free',
      total: 'Total',
      unknown: 'Could not be read in Microsoft 365 when this report was made.',
      none: 'Microsoft 365 shows no licences that can be assigned.',
    },
    ending: {
      title: (month) => `Contracts that end in ${month}`,
      name: 'Name',
      address: 'Address',
      day: 'Last day',
      none: 'No active or suspended account has a contract that ends in that month.',
      more: (count) =>
        `There are ${whole(count)} more. The systems area sees all with /correos and “Export the whole list to Excel”, which has the last day of each contract.`,
    },
    accounts: { title: 'Accounts', active: 'Active', suspended: 'Suspended' },
  },
  asked: {
    preparing: (month) => `We are preparing the report of ${month}. You will get it in a moment by direct message.`,
    text: (month) => `The report of ${month}, as things stand now.`,
    partial: (month) => `The report of ${month} until today: the month is not over.`,
    refusal: {
      not_allowed: 'Only the systems area, and who controls it, can ask for the monthly report. Nothing changed.',
      unknown_month: (written) =>
        `We did not understand the month “${written}”. Type for example /correos informe octubre, /correos informe octubre 2026 or /correos informe 2026-10. Without a month you get this one until today.`,
      month_to_come: 'That month has not begun. For this month until today, type /correos informe',
      before_beginning: (month) => `There is no report of that month: Correo has kept its trail since ${month}.`,
      nothing_yet: 'There is no report yet: Correo has registered nothing.',
      forgotten:
        'The report of that month was given up, since the institution kept it long enough. What was given up stands in the disposal record.',
    },
  },
  message: {
    title: (month) => `Monthly report on e-mail · ${month}`,
    requests: (count) => amount(count, 'request in the month', 'requests in the month'),
    noRequests: 'There were no requests in the month.',
    kind: (kind, parts) => `• ${kind}: ${parts}`,
    counted: {
      closed: (count) => `${whole(count)} closed`,
      open: (count) => `${whole(count)} open`,
      rejected: (count) => `${whole(count)} rejected`,
      cancelled: (count) => `${whole(count)} without effect`,
      unfinished: (count) => `${whole(count)} incomplete`,
    },
    approval: 'Approval:',
    delivery: 'Hand-over:',
    half: {
      approval: (median, p90) =>
        `half were approved in ${duration(median)} or less; 9 out of 10, in ${duration(p90)} or less.`,
      delivery: (median, p90) =>
        `half were handed over in ${duration(median)} or less; 9 out of 10, in ${duration(p90)} or less.`,
    },
    only: {
      approval: (hours) => `there was one only, and it took ${duration(hours)}.`,
      delivery: (hours) => `there was one only, and it took ${duration(hours)}.`,
    },
    none: {
      approval: 'the systems area approved no request in the month.',
      delivery: 'no account was handed over in the month.',
    },
    handOvers: 'Pending hand-overs:',
    handOversSince: (count, day) => `${whole(count)}; the oldest has waited since ${day}.`,
    handOversOpen: (count) => `${whole(count)}.`,
    noHandOvers: 'none.',
    earlier: 'Open from earlier months:',
    earlierSince: (count, day) => `${whole(count)}; the oldest was sent on ${day}.`,
    noEarlier: 'none.',
    alone: 'Decided by one person:',
    aloneCount: (count) => `${whole(count)}. The numbers are in the PDF.`,
    licences: 'Licences:',
    licencesUnknown: 'could not be read in Microsoft 365 when this report was made. See them in the Home tab.',
    ending: (month) => `Contracts that end in ${month}:`,
    endingCount: (count) => `${whole(count)}. The list is in the PDF.`,
    noEnding: 'none.',
    accounts: 'Accounts:',
    accountsCount: (active, suspended) => `${whole(active)} active and ${whole(suspended)} suspended.`,
    next: 'The chart and the whole report as a PDF are in this message’s thread. It is a summary: nobody has to answer.',
  },
};
