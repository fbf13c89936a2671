package org.shenfa.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shenfa.archive.Registering;
import org.shenfa.content.ItemKind;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.TestServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("数据库自己把关：拿到连接也发不出去、改不了")
class HostileSqlModuleTests {
  @Autowired Registering registering;
  @Autowired Office office;
  @Autowired JdbcClient db;
  @Autowired DatabaseSettings settings;

  private Map<String, String> names = Map.of();
  private List<Long> before = List.of();

  @BeforeAll
  void threeItems() {
    var live = office.released(ItemKind.ORDINARY_NEWS, "已经发布的");
    var walking = office.step(office.submitted(office.drafted(ItemKind.ORDINARY_NEWS, "正在审的")));
    var cleared = office.cleared(office.drafted(ItemKind.ORDINARY_NEWS, "审毕待发的"));
    var draft = office.drafted(ItemKind.NOTICE, "还是草稿的");
    names =
        Map.ofEntries(
            Map.entry("release", Long.toString(live.id())),
            Map.entry("live", Long.toString(live.caseId())),
            Map.entry("liveItem", Long.toString(live.itemId())),
            Map.entry("walking", Long.toString(walking.id())),
            Map.entry("walkingItem", Long.toString(walking.revision().itemId())),
            Map.entry("walkingDigest", hex(walking.revision().digest().hex())),
            Map.entry("cleared", Long.toString(cleared.id())),
            Map.entry("clearedItem", Long.toString(cleared.revision().itemId())),
            Map.entry("clearedDigest", hex(cleared.revision().digest().hex())),
            Map.entry("draftItem", Long.toString(draft.itemId())),
            Map.entry("draftDigest", hex(draft.digest().hex())),
            Map.entry("editor", Long.toString(office.editorTwo.id())),
            Map.entry("editorOne", Long.toString(office.editorOne.id())),
            Map.entry("reviewer", Long.toString(office.reviewer.id())),
            Map.entry("clerk", Long.toString(office.clerk.id())),
            Map.entry("head", Long.toString(office.head.id())),
            Map.entry("secrecy", Long.toString(office.secrecy.id())),
            Map.entry("stranger", Long.toString(office.stranger.id())),
            Map.entry("hazmat", Long.toString(office.hazmat.id())));
    // What was released goes to the archive by itself, which the log tells; here at once, without
    // its page.
    registering.register(Instant.now().plus(Duration.ofDays(1)));
    before = facts();
  }

  private static String hex(String digest) {
    return "'\\x" + digest + "'::bytea";
  }

  private List<Long> facts() {
    return Stream.of(
            "release",
            "opinion",
            "review_case",
            "revision",
            "withdrawal",
            "contribution",
            "item",
            "audit_seal",
            "post",
            "admin_role",
            "confirmation")
        .map(t -> db.sql("select count(*) from " + t).query(Long.class).single())
        .toList();
  }

  @AfterAll
  void nothingMoved() {
    assertThat(facts()).isEqualTo(before);
  }

  private void refused(String role, String statement) throws SQLException {
    var sql = statement;
    for (var name : names.entrySet()) {
      sql = sql.replace("{" + name.getKey() + "}", name.getValue());
    }
    assertThat(sql).doesNotContain("{");
    var text = sql;
    try (var connection =
            TestServer.as(role, Objects.requireNonNull(settings.url())).getConnection();
        var attack = connection.createStatement()) {
      assertThatThrownBy(() -> attack.execute(text)).as(text).isInstanceOf(SQLException.class);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("asTheApplication")
  @Proves(Clause.MEASURES_15_5)
  @DisplayName("P-1 P-2 P-7 以应用角色")
  void theApplicationRoleIsRefused(String statement) throws SQLException {
    refused("shenfa_app", statement);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("asAVisitor")
  @Proves(Clause.MEASURES_15_5)
  @DisplayName("P-19 以访客角色")
  void theVisitorRoleIsRefused(String statement) throws SQLException {
    refused("shenfa_public", statement);
  }

  static Stream<String> asTheApplication() {
    return Stream.of(
        // writing a release past its function
        "insert into release (item_id, digest, case_id, release_no, path, batch, released_by) values ({clearedItem}, {clearedDigest}, {cleared}, 'X', '/x.html', gen_random_uuid(), {editor})",
        "insert into release select * from release",
        "update release set path = '/other.html'",
        "update release set digest = {walkingDigest} where id = {release}",
        "delete from release",
        "truncate release cascade",
        "merge into release r using (select 1) x on true when matched then delete",
        "copy release from program 'echo'",
        "copy release to '/tmp/release'",
        // releasing what may not go out
        "select publish_release(array[{walking}::bigint], {editor}, gen_random_uuid(), null)",
        "select publish_release(array[{live}::bigint], {editor}, gen_random_uuid(), null)",
        "select publish_release(array[{cleared}::bigint], {editorOne} + 100000, gen_random_uuid(), null)",
        "select publish_release(array[{cleared}::bigint], {clerk}, gen_random_uuid(), null)",
        "select publish_release(array[{cleared}::bigint], {head}, gen_random_uuid(), null)",
        "select publish_release(array[{cleared}::bigint], {reviewer}, gen_random_uuid(), null)",
        "select publish_release(array[{cleared}::bigint], {stranger}, gen_random_uuid(), null)",
        "select publish_release(array[{cleared}, {walking}]::bigint[], {editor}, gen_random_uuid(), null)",
        "select publish_release(array[{cleared}, {cleared}]::bigint[], {editor}, gen_random_uuid(), null)",
        "select publish_release(array[]::bigint[], {editor}, gen_random_uuid(), null)",
        "select publish_release(null, {editor}, gen_random_uuid(), null)",
        "select publish_release(array[987654]::bigint[], {editor}, gen_random_uuid(), null)",
        "select publish_release(array[{cleared}::bigint], {editor}, gen_random_uuid(), 987654)",
        "select publish_release(array[{cleared}::bigint], null, gen_random_uuid(), null)",
        // opinions
        "insert into opinion (case_id, look, person_id, post_id, verdict, digest, answers, ticked, reason) select {walking}, 'HEAD_CONFIRMATION', {head}, (select min(id) from post where person_id = {head}), 'AGREE', {walkingDigest}, '[]'::jsonb, array[]::bytea[], ''",
        "update opinion set verdict = 'AGREE'",
        "update opinion set digest = {walkingDigest}",
        "delete from opinion",
        "truncate opinion cascade",
        "delete from opinion_revocation",
        "insert into opinion_revocation (opinion_id, reason) select min(id), '收回别人的意见' from opinion",
        "select revoke_opinion((select min(id) from opinion), {stranger}, '收回别人的意见')",
        // cases
        "insert into review_case (item_id, digest, lane, opened_by) values ({draftItem}, {draftDigest}, 'NORMAL', {clerk})",
        "update review_case set lane = 'EMERGENCY'",
        "delete from review_case",
        "select open_case({draftItem}, {walkingDigest}, 'NORMAL', {clerk}, null, null, null, null)",
        "select open_case({walkingItem}, {walkingDigest}, 'NORMAL', {clerk}, null, null, null, null)",
        "select open_case({draftItem}, {draftDigest}, 'PAPER', {clerk}, null, null, null, null)",
        "select open_case({draftItem}, {draftDigest}, 'EMERGENCY', {clerk}, null, null, null, null)",
        "select open_case({draftItem}, {draftDigest}, 'SHORT', {clerk}, null, null, null, null)",
        "select open_case({draftItem}, {draftDigest}, 'NORMAL', {stranger}, null, null, null, null)",
        "select withdraw_case({walking}, {stranger}, '别人撤回报送')",
        "delete from case_withdrawal",
        // revisions, items, files
        "update revision set manifest = manifest || ' '::bytea",
        "delete from revision",
        "insert into revision (digest, item_id, seq, manifest, created_by) values ({draftDigest}, {liveItem}, 2, 'x', {clerk})",
        "select save_revision({clearedItem}, 0, '[]', {clerk})",
        "update item set unit_id = 1",
        "delete from item",
        "insert into item (number, unit_id, created_by) values ('2026-9999', {hazmat}, {clerk})",
        "delete from contribution",
        "update contribution set person_id = {stranger}",
        "update file_blob set bytes = ''",
        "delete from file_blob",
        "update upload set name = 'x'",
        // withdrawal and confirmation
        "insert into withdrawal (release_id, reason, remark, withdrawn_by) values ({release}, 'ERROR', '越权撤下', {clerk})",
        "select withdraw_release({release}, {clerk}, 'ERROR', '越权撤下的')",
        "select withdraw_release({release}, {editor}, 'ERROR', '')",
        "delete from withdrawal",
        "update confirmation set correct = true",
        // the log
        "update audit_event set content = 'x'",
        "delete from audit_event",
        "truncate audit_event cascade",
        "insert into audit_seal select * from audit_seal",
        "update audit_seal set chain = leaf",
        "delete from audit_seal",
        "delete from checkpoint",
        "update checkpoint set root = root",
        "insert into audit_event (id, object_type, object_id, content) values (gen_random_uuid(), 'x', 'y', 'ab')",
        "alter table audit_event disable trigger seal",
        "alter table release disable trigger all",
        // the ground under it
        "set session_replication_role = replica",
        "set role shenfa_owner",
        "set session authorization shenfa_owner",
        "alter role shenfa_app superuser",
        "grant shenfa_owner to shenfa_app",
        "drop table release cascade",
        "drop function publish_release",
        "create or replace function publish_release(cases bigint[], person bigint, with_batch uuid, of_schedule bigint) returns setof release language sql as 'select * from release'",
        "create function public.holds_post(bigint, bigint, text, text) returns boolean language sql as 'select true'",
        "create schema evil",
        "create view public.v as select 1",
        "alter function publish_release set search_path = public",
        "create temp table opinion as select * from public.opinion; insert into opinion select * from public.opinion; select publish_release(array[{walking}::bigint], {editor}, gen_random_uuid(), null)",
        "create temp table post as select id, case kind when 'SITE_EDITOR' then {stranger}::bigint else person_id end as person_id, unit_id, kind, valid_from, valid_to from public.post; grant all on post to public; select publish_release(array[{cleared}::bigint], {stranger}, gen_random_uuid(), null)",
        "select pg_read_file('/etc/passwd')",
        "select lo_import('/etc/passwd')",
        "copy (select 1) to program 'id'",
        "alter system set fsync = off",
        "update flyway_schema_history set success = true");
  }

  static Stream<String> asAVisitor() {
    return Stream.of(
        "select * from revision",
        "select manifest from revision where item_id = {draftItem}",
        "select * from item",
        "select * from review_case",
        "select * from opinion",
        "select * from release",
        "select * from withdrawal",
        "select * from file_blob",
        "select * from upload",
        "select * from account",
        "select password_hash from account",
        "select * from spring_session",
        "select * from spring_session_attributes",
        "select * from login_attempt",
        "select * from person",
        "select * from post",
        "select * from delegation",
        "select * from audit_event",
        "select * from audit_seal",
        "select * from schedule",
        "select * from contribution",
        "select * from admin_role",
        "select * from delay_reason",
        "select * from command",
        "insert into view_count select * from view_count",
        "update view_count set views = 0",
        "update current_release set path = '/x'",
        "delete from current_release",
        "delete from current_withdrawal",
        "update site_column set name = '改名'",
        "insert into audit_event (object_type, object_id, content) values ('x', 'y', 'ab')",
        "select publish_release(array[{cleared}::bigint], {editor}, gen_random_uuid(), null)",
        "select withdraw_release({release}, {editor}, 'ERROR', '访客撤下')",
        "select give_opinion({walking}, 'HEAD_CONFIRMATION', {head}, 1, null, 'AGREE', {walkingDigest}, '[]', array[]::bytea[], '')",
        "select save_revision({draftItem}, 1, 'x', {clerk})",
        "set role shenfa_app",
        "set session authorization shenfa_owner",
        "create table public.t (x int)",
        "create function public.f() returns int language sql as 'select 1'",
        "create function pg_temp.leak(bytea) returns boolean language plpgsql cost 0.0001 as $$ begin raise notice '%', $1; return true; end $$; select manifest from current_release where pg_temp.leak(manifest); select * from revision",
        "select pg_read_file('/etc/passwd')",
        "copy (select 1) to program 'id'");
  }

  @org.junit.jupiter.api.Test
  @DisplayName("数目：应用角色至少六十条，访客角色至少三十条")
  void enoughOfThem() {
    assertThat(asTheApplication()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    assertThat(asAVisitor()).hasSizeGreaterThanOrEqualTo(30).doesNotHaveDuplicates();
  }
}
