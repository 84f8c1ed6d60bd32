import { displayNameOf } from '#domain/form/form.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import { REQUEST_FORMS } from '../../act-names.ts';
import { paragraph, type Dialog, type Field, type Part } from '../../screen.ts';

/** A whole address may be typed; more than Microsoft's 64 characters before the @ is refused in words. */
const LONGEST_TYPED = 120;

/** How the window is shown again after a reserved address was typed. */
export interface AddressOptions {
  readonly institution: Institution;
  /** The text typed before the window was shown again. */
  readonly typed?: string;
  /** A reserved name was typed: the person is asked whether they mean it. */
  readonly reserved?: true;
}

/** Asks for the address of a new account without a plan: the plan is made with it. */
export function addressDialog(m: Messages, request: Request, options: AddressOptions): Dialog {
  const { title, submit, intro } = m.dialogs.address;
  return {
    form: REQUEST_FORMS.address,
    state: { requestId: request.id },
    ...{ title, submit, close: m.dialogs.cancel },
    content: [
      paragraph([[displayNameOf(request.form)], [intro]]),
      ...addressFields(m, request.chosenLocalPart ?? '', options),
    ],
  };
}

/** The fields for a new account's address, as typed or planned, and the question about a reserved name. */
export function addressFields(
  m: Messages,
  standing: string,
  { institution, typed, reserved }: AddressOptions,
): readonly (Part | Field)[] {
  const words = m.dialogs.approve;
  const initial = (typed ?? standing).slice(0, LONGEST_TYPED);
  const hint = initial === '' ? words.hintEmpty : words.hint;
  const address: Field = {
    ...{ kind: 'field', name: 'address', label: words.address, hint: hint(institution.mailDomain) },
    input: { input: 'line', max: LONGEST_TYPED, initial },
  };
  if (reserved === undefined) return [address];
  const purpose: Field = {
    ...{ kind: 'field', name: 'purpose', label: words.purpose, optional: true },
    input: { input: 'checks', options: [{ text: words.onPurpose, value: 'yes' }] },
  };
  return [address, paragraph([[words.reserved]]), purpose];
}
