import type { ChatMessage } from '#sandbox/services/chat.ts';
import { type Arguments, required, structure, text } from './api-arguments.ts';
import { completedFileJson } from '../workspace/file-json.ts';
import { isJson, type Json, textOf } from '../wire/json.ts';
import type { Call, Method } from './method.ts';
import { blocksOf, destination, threadOf } from './methods-chat.ts';
import { invalidArguments, SlackError } from '../wire/slack-error.ts';
import { botUserId, type Conversation, type Workspace } from '../workspace/workspace.ts';

const gigabyte = 1024 ** 3;
const longestAltText = 1000;
/** The id of a conversation, not of a user. In Slack it has at least nine characters; the local ones may be shorter. */
const conversationId = /^[CGDZ][A-Z0-9]+$/;

/** The first and the last step of an upload. In between the bytes go to the upload_url (`createUploadRoute`). */
export const fileMethods: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': { token: 'bot', scopes: ['files:write'], tier: 4, run: getUploadUrl },
  'files.completeUploadExternal': { token: 'bot', scopes: ['files:write'], tier: 4, run: completeUpload },
};

function getUploadUrl({ workspace, args }: Call): Json {
  const name = required(args, 'filename');
  const size = Number(required(args, 'length'));
  const altText = text(args, 'alt_txt');
  if (!Number.isInteger(size) || size < 0) throw invalidArguments('must be an integer [json-pointer:/length]');
  if (size === 0) throw new SlackError('missing_argument');
  if (size > gigabyte) throw new SlackError('file_upload_size_restricted');
  if ((altText ?? '').length > longestAltText) throw new SlackError('alt_txt_too_large');
  const { id, secret } = workspace.files.open({ name, size, altText });
  return { upload_url: `${workspace.origin}/upload/v1/${secret}`, file_id: id };
}

/** Shares all files or none: each must have been uploaded, and the bot must be able to post in the conversation. */
function completeUpload({ workspace, args }: Call): Json {
  const wanted = filesOf(args);
  const place = placeOf(workspace, args);
  const ids = new Set(wanted.map(({ id }) => id));
  const here = [...ids].every((id) => workspace.files.isWaiting(id));
  if (!here || ids.size < wanted.length) throw new SlackError('file_not_found');
  const content = place === undefined ? undefined : contentOf(args);
  const threadTs = place === undefined ? undefined : threadOf(workspace, place, args);
  const files = wanted.map(({ id, title }) => workspace.files.complete(id, title));
  if (place !== undefined && content !== undefined) {
    workspace.messages.post({ channel: place.id, user: botUserId, ...content, threadTs, files });
  }
  return { files: files.map((file) => completedFileJson(workspace, file)) };
}

function filesOf(args: Arguments): readonly { readonly id: string; readonly title: string | undefined }[] {
  const malformed = invalidArguments('must be an array of files with their ids [json-pointer:/files]');
  const given = structure(args, 'files', malformed);
  if (given === undefined) throw invalidArguments('missing required field: files');
  if (!Array.isArray(given) || given.length === 0) throw malformed;
  return given.map((each: unknown) => {
    const id = isJson(each) ? textOf(each['id']) : undefined;
    if (!isJson(each) || id === undefined) throw malformed;
    return { id, title: text(each, 'title') };
  });
}

/**
 * The conversation to share the files in; undefined: they stay private. Refuses a person's id
 * (github.com/slackapi/bolt-js/issues/2115), and a channel without the bot even with chat:write.public.
 */
function placeOf(workspace: Workspace, args: Arguments): Conversation | undefined {
  const id = text(args, 'channel_id');
  if (id === undefined) return undefined;
  if (!conversationId.test(id)) {
    throw invalidArguments('input must match regex pattern: ^[CGDZ][A-Z0-9]{8,}$ [json-pointer:/channel_id]');
  }
  const place = destination(workspace, id);
  if (!workspace.isMember(place, botUserId)) throw new SlackError('not_in_channel');
  return place;
}

/** The message with the files. With an initial_comment the blocks are ignored. */
function contentOf(args: Arguments): Pick<ChatMessage, 'text' | 'blocks'> {
  const comment = text(args, 'initial_comment');
  return comment === undefined ? { text: '', blocks: blocksOf(args) ?? [] } : { text: comment, blocks: [] };
}
