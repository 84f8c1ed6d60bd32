import { BACK_OFF, HOUR, type Step } from '../step/step.ts';
import { drawAgain } from './reserve-address.ts';

/** Looks whether the account, and who asked about it, are still what the plan was approved for. */
export const checkAccount: Step = { name: 'check_account', deadlineMs: HOUR, pausesMs: BACK_OFF, act: drawAgain };
