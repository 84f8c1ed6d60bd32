import { BACK_OFF, HOUR, type Step } from '../step/step.ts';
import { replan } from './reserve-address.ts';

/** Checks whether the account and the requester are still as in the approved plan. */
export const checkAccount: Step = { name: 'check_account', deadlineMs: HOUR, pausesMs: BACK_OFF, act: replan };
