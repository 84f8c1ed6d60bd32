import type { StepName } from '#domain/plan.ts';
import type { Step } from './step.ts';
import { assignLicence } from './steps/assign-licence.ts';
import { createUser } from './steps/create-user.ts';
import { handOver } from './steps/hand-over.ts';
import { joinGroups } from './steps/join-groups.ts';
import { mailboxSettings } from './steps/mailbox-settings.ts';
import { readBack } from './steps/read-back.ts';
import { reserveAddress } from './steps/reserve-address.ts';
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
};
