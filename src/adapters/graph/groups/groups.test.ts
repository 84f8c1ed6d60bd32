import { describe, expect, it } from 'vitest';
import { groupOf, type GroupBody } from './group-shape.ts';
import { createGroupOperations, membershipPath } from './groups.ts';
import { stageGraph } from '../calls/staged-graph.fixture.ts';

const USER = '7f3d8a52-4f0f-4f5e-9d2e-2f1d3f6a1b01';
const GROUP = '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b01';
/** Without `/$ref` it would name the user itself, and a DELETE would delete the account. */
const MEMBERSHIP = /^\/groups\/[^/?#]+\/members\/[^/?#]+\/\$ref$/;

describe('the path of a membership', () => {
  it.each([USER, 'a/b', 'a?b', 'a#b', '$ref', 'a/../..', "O'Neill", '%2F'])(
    'ends in /members/{id}/$ref for %s',
    (id) => {
      expect(membershipPath({ userId: id, groupId: GROUP })).toMatch(MEMBERSHIP);
      expect(membershipPath({ userId: USER, groupId: id })).toMatch(MEMBERSHIP);
    },
  );

  it.each(['', '.', '..'])('is none without an id (%j)', (id) => {
    expect(() => membershipPath({ userId: id, groupId: GROUP })).toThrow(TypeError);
    expect(() => membershipPath({ userId: USER, groupId: id })).toThrow(TypeError);
  });

  it('is what leaves for Graph, and nothing leaves without an id', async () => {
    const { graph, sent } = stageGraph({});
    const { leaveGroup } = createGroupOperations(graph);
    await leaveGroup(USER, GROUP);
    await expect(leaveGroup('', GROUP)).rejects.toThrow();
    expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `DELETE /v1.0/groups/${GROUP}/members/${USER}/$ref`,
    ]);
  });
});

describe('the kind of a group', () => {
  const unified = { groupTypes: ['Unified'], mailEnabled: true };
  it.each<[string, Partial<GroupBody>]>([
    ['m365', unified],
    ['dynamic', { ...unified, groupTypes: ['Unified', 'DynamicMembership'] }],
    ['dynamic', { securityEnabled: true, membershipRule: '(user.department -eq "Hacienda")' }],
    ['role_assignable', { ...unified, isAssignableToRole: true }],
    ['distribution', { mailEnabled: true, securityEnabled: true }],
    ['security', { securityEnabled: true, mailEnabled: false, isAssignableToRole: false, membershipRule: null }],
    ['security', {}],
  ])('is %s for %j', (kind, body) => {
    expect(groupOf({ id: GROUP, ...body }).kind).toBe(kind);
  });
});
