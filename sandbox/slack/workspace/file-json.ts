import type { ChatFile } from '#sandbox/services/chat-file.ts';
import type { Json } from '../wire/json.ts';
import { botUserId, type Workspace } from './workspace.ts';

/** The file object on a message. It has no addresses of the bytes: the bot has no `files:read`, so it could not fetch them. */
export function fileJson(workspace: Workspace, file: ChatFile): Json {
  return {
    id: file.id,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.filetype,
    pretty_type: file.prettyType,
    user: botUserId,
    user_team: workspace.options.teamId,
    editable: false,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: false,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    file_access: 'visible',
    ...(file.altText === undefined ? {} : { alt_txt: file.altText }),
  };
}

/**
 * The file object in the answer of `files.completeUploadExternal`. Slack has not examined or shared the file yet, so there is
 * no kind, no conversation and no ts of its message (github.com/slackapi/python-slack-sdk/issues/1575).
 */
export function completedFileJson(workspace: Workspace, file: ChatFile): Json {
  return {
    ...fileJson(workspace, file),
    mimetype: '',
    filetype: '',
    pretty_type: '',
    media_display_type: 'unknown',
    has_rich_preview: false,
    is_starred: false,
    comments_count: 0,
    shares: {},
    channels: [],
    groups: [],
    ims: [],
  };
}
