import { afterAll, beforeAll, describe } from '@jest/globals';
import { createConnection } from 'mysql2/promise';
import { stories } from '../features/stories.ts';
import { tellStory } from '../support/story/tell-story.ts';

const server = process.env.SHOUMI_TEST_MARIADB ?? 'mysql://root@127.0.0.1:3306';

async function sql(statement: string): Promise<void> {
  const connection = await createConnection(server);
  await connection.query(statement);
  await connection.end();
}

for (const [index, story] of stories.entries())
  describe(`${story.templateId}, on MariaDB`, () => {
    const database = `shoumi_story_${process.pid}_${index}`;
    beforeAll(() => sql(`CREATE DATABASE ${database}`));
    tellStory(story, { databaseUrl: `${server}/${database}` });
    afterAll(() => sql(`DROP DATABASE IF EXISTS ${database}`));
  });
