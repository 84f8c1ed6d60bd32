import type { StepName } from '#domain/plan/plan.ts';
import type { Step } from './step/step.ts';
import { assignLicence } from './steps/assign-licence.ts';
import { autoReply } from './steps/auto-reply.ts';
import { changeLicences } from './steps/change-licences.ts';
import { checkAccount } from './steps/check-account.ts';
import { createUser } from './steps/create-user.ts';
import { exchange } from './steps/exchange.ts';
import { forwarding } from './steps/forwarding.ts';
import { handOver } from './steps/hand-over.ts';
import { joinGroups } from './steps/join-groups.ts';
import { leaveGroups } from './steps/leave-groups.ts';
import { mailboxSettings } from './steps/mailbox-settings.ts';
import { primaryAddress } from './steps/primary-address.ts';
import { readBack } from './steps/read-back.ts';
import { endRedirection, redirect } from './steps/redirect.ts';
import { rename } from './steps/rename.ts';
import { reserveAddress } from './steps/reserve-address.ts';
import { restoreUser } from './steps/restore-user.ts';
import { blockSignIn, discardPassword, revokeSessions, unblockSignIn } from './steps/sign-in.ts';
import { softDelete } from './steps/soft-delete.ts';
import { updateUser } from './steps/update-user.ts';
import { verify } from './steps/verify.ts';
import { waitFirstDay } from './steps/wait-first-day.ts';
import { waitLastDay } from './steps/wait-last-day.ts';
import { waitMailbox } from './steps/wait-mailbox.ts';

export const STEPS: Readonly<Record<StepName, Step>> = {
  reserve_address: reserveAddress,
  create_user: createUser,
  assign_licence: assignLicence,
  wait_mailbox: waitMailbox,
  mailbox_settings: mailboxSettings,
  join_groups: joinGroups,
  read_back: readBack,
  hand_over: handOver,
  wait_first_day: waitFirstDay,
  wait_last_day: waitLastDay,
  check_account: checkAccount,
  update_user: updateUser,
  rename,
  primary_address: primaryAddress,
  restore_user: restoreUser,
  change_licences: changeLicences,
  unblock_sign_in: unblockSignIn,
  block_sign_in: blockSignIn,
  revoke_sessions: revokeSessions,
  discard_password: discardPassword,
  auto_reply: autoReply,
  redirect,
  leave_groups: leaveGroups,
  forwarding,
  exchange,
  verify,
  soft_delete: softDelete,
  end_redirection: endRedirection,
};
