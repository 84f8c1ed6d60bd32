import type { Words } from '#messages/es/es.ts';

export const enSteps: Words['work']['steps'] = {
  reserve_address: {
    plan: 'Reserve the address',
    doing: 'checking the address and the licences…',
    done: 'address reserved',
  },
  create_user: { plan: 'Create the account', doing: 'creating the account…', done: 'account created' },
  assign_licence: { plan: 'Assign the licence', doing: 'assigning the licence…', done: 'licence assigned' },
  wait_mailbox: { plan: 'Wait for the mailbox', doing: 'waiting for the mailbox…', done: 'mailbox ready' },
  mailbox_settings: {
    plan: 'Set language and time zone',
    doing: 'setting language and time zone…',
    done: 'language and time zone set',
  },
  join_groups: { plan: 'Add to the groups', doing: 'adding to the groups…', done: 'added to the groups' },
  read_back: { plan: 'Check everything', doing: 'checking everything…', done: 'everything checked' },
  hand_over: { plan: 'Hand over the account', doing: 'handing over the account…', done: 'account handed over' },
  wait_last_day: { plan: 'Wait for the last day', doing: 'waiting for the last day…', done: 'last day over' },
  check_account: { plan: 'Look at the account', doing: 'looking at the account…', done: 'account looked at' },
  update_user: { plan: 'Change the data', doing: 'changing the data…', done: 'data changed' },
  rename: { plan: 'Change the address', doing: 'changing the address…', done: 'address changed' },
  primary_address: {
    plan: 'Make the new address the main one',
    doing: 'making the new address the main one…',
    done: 'new address is the main one',
  },
  restore_user: { plan: 'Bring the account back', doing: 'bringing the account back…', done: 'account is back' },
  change_licences: { plan: 'Change the licences', doing: 'changing the licences…', done: 'licences changed' },
  unblock_sign_in: { plan: 'Allow sign-in', doing: 'allowing sign-in…', done: 'sign-in allowed' },
  block_sign_in: { plan: 'Block sign-in', doing: 'blocking sign-in…', done: 'sign-in blocked' },
  revoke_sessions: { plan: 'Close open sessions', doing: 'closing open sessions…', done: 'sessions closed' },
  discard_password: { plan: 'Void the password', doing: 'voiding the password…', done: 'password void' },
  auto_reply: {
    plan: 'Set or remove the automatic reply',
    doing: 'arranging the automatic reply…',
    done: 'automatic reply arranged',
  },
  redirect: {
    plan: 'Set or remove the redirection',
    doing: 'arranging the redirection…',
    done: 'redirection arranged',
  },
  leave_groups: { plan: 'Remove from the groups', doing: 'removing from the groups…', done: 'out of the groups' },
  forwarding: {
    plan: 'Switch the rules that send messages outside off, or on again',
    doing: 'looking after the rules that send messages outside…',
    done: 'rules that send messages outside looked after',
  },
  exchange: { plan: 'Step by hand in Exchange', doing: 'step by hand in Exchange…', done: 'step by hand done' },
  verify: { plan: 'Check everything', doing: 'checking everything…', done: 'everything checked' },
  soft_delete: { plan: 'Delete the account', doing: 'deleting the account…', done: 'account deleted' },
  end_redirection: {
    plan: 'Remove the redirection on its day',
    doing: 'removing the redirection…',
    done: 'redirection removed',
  },
};
