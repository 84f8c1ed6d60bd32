import { OutsideError } from '#use-cases/ports/outside-error.ts';

/**
 * Maps a refusal of `assignLicense`: an unspecific refusal is about the licence, not about a value of the request; a
 * taken address is one that the mailbox would get.
 */
export function licenceError(
  error: unknown,
  change: { readonly add: readonly string[]; readonly remove: readonly string[] },
): unknown {
  if (!(error instanceof OutsideError)) return error;
  const { cause, detail } = error;
  const as = (code: OutsideError['code'], told?: string): OutsideError =>
    new OutsideError(code, { service: 'graph', cause, ...(told === undefined ? {} : { detail: told }) });
  const taking = change.add.length === 0;
  switch (error.code) {
    case 'address_taken':
      return as('mailbox_address_taken');
    case 'licence_refused':
      return taking ? as('licence_not_removable', detail) : error;
    // The detail is only the code of the bad request, which tells people nothing.
    case 'invalid_value':
      return as(taking ? 'licence_not_removable' : 'licence_refused');
    default:
      return error;
  }
}
