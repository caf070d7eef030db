<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
    <context>
        <name>AboutDialog</name>
        <message>
            <source>About Ratify</source>
            <translation>Ratify 정보</translation>
        </message>
        <message>
            <source>Ratify {0}</source>
            <translation>Ratify {0}</translation>
        </message>
        <message>
            <source>The machine suggests entities and agreements in news articles; you decide. What you confirm is gold, kept in one file that is yours.</source>
            <translation>기계가 뉴스 기사에서 개체와 합의를 제안하고, 결정은 사람이 합니다. 확정한 것은 정답(gold)이 되어 당신의 파일 하나에 저장됩니다.</translation>
        </message>
        <message>
            <source>Suggestions come from the pipeline {0}, which has a version of its own.</source>
            <translation>제안은 파이프라인 {0}에서 나오며, 파이프라인에는 자체 버전이 있습니다.</translation>
        </message>
        <message>
            <source>MIT licence. Fonts: Inter and Source Serif 4 (SIL Open Font License). Icons: Lucide (ISC). Built with Qt for Python {0} (LGPL), spaCy and SQLite on Python {1}.</source>
            <translation>MIT 라이선스. 글꼴: Inter, Source Serif 4 (SIL Open Font License). 아이콘: Lucide (ISC). Qt for Python {0} (LGPL), spaCy, SQLite, Python {1} 기반.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>닫기</translation>
        </message>
    </context>
    <context>
        <name>AgreementsPanel</name>
        <message>
            <source>New agreement</source>
            <translation>새 합의</translation>
        </message>
        <message>
            <source>Agreements of the article</source>
            <translation>이 기사의 합의</translation>
        </message>
        <message>
            <source>1 agreement</source>
            <translation>합의 1건</translation>
        </message>
        <message>
            <source>{0} agreements</source>
            <translation>합의 {0}건</translation>
        </message>
        <message>
            <source>Make an agreement that the current span names ({0})</source>
            <translation>현재 구간이 가리키는 합의 만들기 ({0})</translation>
        </message>
        <message>
            <source>No article is shown</source>
            <translation>보이는 기사가 없습니다</translation>
        </message>
        <message>
            <source>Spans only</source>
            <translation>구간만</translation>
        </message>
        <message>
            <source>The schema of this project has no agreements.</source>
            <translation>이 프로젝트의 스키마에는 합의가 없습니다.</translation>
        </message>
        <message>
            <source>Go to a span that names one and press {0}, or let the machine suggest.</source>
            <translation>합의를 가리키는 구간으로 가서 {0} 키를 누르거나 기계가 제안하게 하세요.</translation>
        </message>
        <message>
            <source>No agreements here yet</source>
            <translation>아직 합의가 없습니다</translation>
        </message>
    </context>
    <context>
        <name>BackupsDialog</name>
        <message>
            <source>Backups of {0}</source>
            <translation>{0} 백업</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>만든 때</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>이유</translation>
        </message>
        <message>
            <source>Articles</source>
            <translation>기사</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>완료</translation>
        </message>
        <message>
            <source>Gold</source>
            <translation>정답</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>크기</translation>
        </message>
        <message>
            <source>Backups</source>
            <translation>백업</translation>
        </message>
        <message>
            <source>0 makes none by time</source>
            <translation>0이면 시간에 따라 만들지 않습니다</translation>
        </message>
        <message>
            <source>These are kept in any case</source>
            <translation>이만큼은 언제나 남깁니다</translation>
        </message>
        <message>
            <source>Of each day the last one is kept for so long</source>
            <translation>날마다 마지막 백업을 이 기간 동안 남깁니다</translation>
        </message>
        <message>
            <source> min</source>
            <translation>분</translation>
        </message>
        <message>
            <source> days</source>
            <translation>일</translation>
        </message>
        <message>
            <source>While you decide, one every</source>
            <translation>결정하는 동안 백업 간격</translation>
        </message>
        <message>
            <source>Keep the newest</source>
            <translation>남길 최신 백업 수</translation>
        </message>
        <message>
            <source>Keep one a day for</source>
            <translation>하루 하나씩 남길 기간</translation>
        </message>
        <message>
            <source>&amp;Back up now</source>
            <translation>지금 백업(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Restore…</source>
            <translation>복원(&amp;R)…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>닫기</translation>
        </message>
        <message>
            <source>damaged</source>
            <translation>손상됨</translation>
        </message>
        <message>
            <source>first change of a session</source>
            <translation>작업 중 첫 변경</translation>
        </message>
        <message>
            <source>by time</source>
            <translation>시간에 따라</translation>
        </message>
        <message>
            <source>before the file was renewed</source>
            <translation>파일 갱신 전</translation>
        </message>
        <message>
            <source>before an import</source>
            <translation>가져오기 전</translation>
        </message>
        <message>
            <source>before a repair</source>
            <translation>고치기 전</translation>
        </message>
        <message>
            <source>before a backup was restored</source>
            <translation>백업 복원 전</translation>
        </message>
        <message>
            <source>asked for</source>
            <translation>직접 만듦</translation>
        </message>
        <message>
            <source>One backup</source>
            <translation>백업 1개</translation>
        </message>
        <message>
            <source>%n backups</source>
            <translation>백업 %n개</translation>
        </message>
        <message>
            <source>{0}, {1}, in {2}; {3} are free there.</source>
            <translation>{0}, {1}, 위치 {2}. 남은 공간 {3}.</translation>
        </message>
        <message>
            <source>There is no backup yet; {0} are free.</source>
            <translation>아직 백업이 없습니다. 남은 공간 {0}.</translation>
        </message>
        <message>
            <source>{0} is written and verified.</source>
            <translation>{0}을(를) 쓰고 확인했습니다.</translation>
        </message>
        <message>
            <source>The backup is restored.</source>
            <translation>백업을 복원했습니다.</translation>
        </message>
        <message>
            <source>The backup is restored. What was there before is {0}.</source>
            <translation>백업을 복원했습니다. 그전 내용은 {0}입니다.</translation>
        </message>
        <message>
            <source>The project becomes what it was at {0}. What is there now is kept as a backup of its own. Restore it?</source>
            <translation>프로젝트가 {0} 때의 상태로 돌아갑니다. 지금 내용은 따로 백업으로 남깁니다. 복원할까요?</translation>
        </message>
    </context>
    <context>
        <name>BulkFoot</name>
        <message>
            <source>Relabel…</source>
            <translation>라벨 바꾸기…</translation>
        </message>
        <message>
            <source>{0} of {1} chosen</source>
            <translation>{1}개 중 {0}개 선택</translation>
        </message>
        <message>
            <source>all </source>
            <translation>모두 </translation>
        </message>
        <message>
            <source>Accept {0}</source>
            <translation>{0}개 승인</translation>
        </message>
        <message>
            <source>Reject {0}</source>
            <translation>{0}개 거부</translation>
        </message>
        <message>
            <source>One step, which undo takes back whole; some of them come back for a look.</source>
            <translation>한 단계이며 실행 취소로 한꺼번에 되돌립니다. 일부는 나중에 다시 봅니다.</translation>
        </message>
        <message>
            <source>{0} of {1} ticked; Space ticks, X rejects, a label's key relabels</source>
            <translation>{1}개 중 {0}개 선택; Space 선택, X 거부, 라벨 키로 라벨 바꾸기</translation>
        </message>
        <message>
            <source>Nothing waits here.</source>
            <translation>기다리는 것이 없습니다.</translation>
        </message>
        <message>
            <source>One waits</source>
            <translation>1개가 기다립니다</translation>
        </message>
        <message>
            <source>%n wait</source>
            <translation>%n개가 기다립니다</translation>
        </message>
        <message>
            <source>{0}. You have decided on none like these yet, so nothing is known of them.</source>
            <translation>{0}. 이런 것을 아직 결정한 적이 없어 알려진 것이 없습니다.</translation>
        </message>
        <message>
            <source>one</source>
            <translation>1개</translation>
        </message>
        <message>
            <source>{0}. You decided on only {1} like these one by one: too few to say how many would be wrong.</source>
            <translation>{0}. 이런 것을 하나씩 결정한 것은 {1}뿐이라, 몇 개가 틀릴지 말하기에는 너무 적습니다.</translation>
        </message>
        <message>
            <source>about {0} would be wrong</source>
            <translation>약 {0}개가 틀릴 것입니다</translation>
        </message>
        <message>
            <source>few would be wrong</source>
            <translation>틀릴 것은 거의 없습니다</translation>
        </message>
        <message>
            <source>{0}. Of {1} like these you accepted {2} ({3} %), so {4}, {5} at worst.</source>
            <translation>{0}. 이런 것 {1}개 중 {2}개({3} %)를 승인했으니 {4}. 나쁘면 {5}개입니다.</translation>
        </message>
    </context>
    <context>
        <name>CardBody</name>
        <message>
            <source>Kind</source>
            <translation>종류</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>상태</translation>
        </message>
        <message>
            <source>perhaps the same as {0}</source>
            <translation>{0}와(과) 같은 것일 수 있음</translation>
        </message>
        <message>
            <source>Accept all</source>
            <translation>모두 승인</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>승인</translation>
        </message>
        <message>
            <source>Accept the agreement with all its open slots</source>
            <translation>열린 칸까지 합의 전체 승인</translation>
        </message>
        <message>
            <source>Reject</source>
            <translation>거부</translation>
        </message>
        <message>
            <source>Reject the agreement; its spans stay</source>
            <translation>합의 거부 (구간은 남음)</translation>
        </message>
    </context>
    <context>
        <name>CardColumn</name>
        <message>
            <source>Rejected: [stop.reopen] on one makes it undecided again</source>
            <translation>거부됨: [stop.reopen] 키로 미결정으로 되돌립니다</translation>
        </message>
    </context>
    <context>
        <name>CardLine</name>
        <message>
            <source>perhaps the same as “{0}”: {1}</source>
            <translation>“{0}”와(과) 같은 것일 수 있음: {1}</translation>
        </message>
        <message>
            <source>no {0} yet</source>
            <translation>아직 {0} 없음</translation>
        </message>
    </context>
    <context>
        <name>Cards</name>
        <message>
            <source>Select the words that name the agreement first, or go to their span.</source>
            <translation>먼저 합의를 가리키는 말을 선택하거나 그 구간으로 가세요.</translation>
        </message>
        <message>
            <source>Nothing is missing on the confirmed agreements of this article.</source>
            <translation>이 기사의 확정된 합의에는 빠진 것이 없습니다.</translation>
        </message>
        <message>
            <source>[article.done_anyway] finishes the article all the same.</source>
            <translation>그래도 완료하려면 [article.done_anyway] 키를 누르세요.</translation>
        </message>
        <message>
            <source>Not done yet: “{0}” {1}.</source>
            <translation>아직 완료할 수 없습니다: “{0}” {1}.</translation>
        </message>
        <message>
            <source>An agreement is named by a span of {0}, not {1}.</source>
            <translation>합의는 {1}이(가) 아니라 {0} 구간으로 가리킵니다.</translation>
        </message>
        <message>
            <source> or </source>
            <translation> 또는 </translation>
        </message>
    </context>
    <context>
        <name>Care</name>
        <message>
            <source>The project is damaged</source>
            <translation>프로젝트가 손상되었습니다</translation>
        </message>
        <message>
            <source>&amp;Backups…</source>
            <translation>백업(&amp;B)…</translation>
        </message>
        <message>
            <source>&amp;Salvage…</source>
            <translation>구해 내기(&amp;S)…</translation>
        </message>
        <message>
            <source>Open &amp;read-only</source>
            <translation>읽기 전용으로 열기(&amp;R)</translation>
        </message>
        <message>
            <source>Ratify projects (*{0})</source>
            <translation>Ratify 프로젝트 (*{0})</translation>
        </message>
        <message>
            <source>Salvage into</source>
            <translation>구해 낼 파일</translation>
        </message>
        <message>
            <source>Salvaged</source>
            <translation>구해 냈습니다</translation>
        </message>
        <message>
            <source>The new project is open. What was saved and what was lost:</source>
            <translation>새 프로젝트를 열었습니다. 구한 것과 잃은 것:</translation>
        </message>
    </context>
    <context>
        <name>Caring</name>
        <message>
            <source>Checking the project</source>
            <translation>프로젝트 검사 중</translation>
        </message>
        <message>
            <source>Repairing the project</source>
            <translation>프로젝트 고치는 중</translation>
        </message>
        <message>
            <source>Backing up</source>
            <translation>백업하는 중</translation>
        </message>
        <message>
            <source>Restoring</source>
            <translation>복원하는 중</translation>
        </message>
        <message>
            <source>Salvaging</source>
            <translation>구해 내는 중</translation>
        </message>
        <message>
            <source>“{0}” is under way. Wait until it has ended, or cancel it.</source>
            <translation>“{0}” 작업이 진행 중입니다. 끝나기를 기다리거나 취소하세요.</translation>
        </message>
    </context>
    <context>
        <name>Centre</name>
        <message>
            <source>Open again</source>
            <translation>다시 열기</translation>
        </message>
        <message>
            <source>No project is open</source>
            <translation>열린 프로젝트가 없습니다</translation>
        </message>
        <message>
            <source>A project is one file that holds articles, suggestions and everything you decide.</source>
            <translation>프로젝트는 기사와 제안, 그리고 내린 모든 결정을 담은 파일 하나입니다.</translation>
        </message>
        <message>
            <source>No articles yet</source>
            <translation>아직 기사가 없습니다</translation>
        </message>
        <message>
            <source>Import text, web pages, PDF, Word, Markdown, tables or JSONL, or drop files and folders anywhere on this window.</source>
            <translation>텍스트, 웹 페이지, PDF, Word, Markdown, 표, JSONL을 가져오거나 파일과 폴더를 이 창 아무 곳에나 끌어다 놓으세요.</translation>
        </message>
        <message>
            <source>No article is chosen</source>
            <translation>선택한 기사가 없습니다</translation>
        </message>
        <message>
            <source>Choose one in the queue, or go to the next one.</source>
            <translation>대기열에서 고르거나 다음 기사로 가세요.</translation>
        </message>
        <message>
            <source>flagged</source>
            <translation>깃발 있음</translation>
        </message>
        <message>
            <source>one flag inside</source>
            <translation>안에 깃발 1개</translation>
        </message>
        <message>
            <source>%n flags inside</source>
            <translation>안에 깃발 %n개</translation>
        </message>
        <message>
            <source>To do</source>
            <translation>할 일</translation>
        </message>
        <message>
            <source>In progress</source>
            <translation>진행 중</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>완료</translation>
        </message>
        <message>
            <source>All suggestions of this article are decided.</source>
            <translation>이 기사의 제안을 모두 결정했습니다.</translation>
        </message>
        <message>
            <source>Done, next</source>
            <translation>완료, 다음으로</translation>
        </message>
        <message>
            <source>The machine is making suggestions; the article that is shown comes first. You can go on.</source>
            <translation>기계가 제안을 만드는 중입니다. 지금 보이는 기사가 먼저 처리됩니다. 계속 작업할 수 있습니다.</translation>
        </message>
        <message>
            <source>No suggestions here yet. Select text and press a label's key, or let the machine suggest.</source>
            <translation>아직 제안이 없습니다. 글을 선택하고 라벨 키를 누르거나 기계가 제안하게 하세요.</translation>
        </message>
        <message>
            <source>Suggest</source>
            <translation>제안하기</translation>
        </message>
        <message>
            <source>{0}: go with [span.next] and [span.previous] and press [stop.accept], or click a span, or select text. [stop.next] leaves it empty.</source>
            <translation>{0}: [span.next], [span.previous] 키로 이동해 [stop.accept]를 누르거나, 구간을 클릭하거나, 글을 선택하세요. [stop.next]는 비워 둡니다.</translation>
        </message>
        <message>
            <source>{0}: no span fits yet. Select text and press [stop.accept]. [stop.next] leaves it empty, Esc ends.</source>
            <translation>{0}: 아직 맞는 구간이 없습니다. 글을 선택하고 [stop.accept]를 누르세요. [stop.next]는 비워 두고, Esc는 끝냅니다.</translation>
        </message>
        <message>
            <source>List {0}</source>
            <translation>{0}개 보기</translation>
        </message>
    </context>
    <context>
        <name>CheckDialog</name>
        <message>
            <source>Check the project</source>
            <translation>프로젝트 검사</translation>
        </message>
        <message>
            <source>Fault</source>
            <translation>문제</translation>
        </message>
        <message>
            <source>Repair</source>
            <translation>고치기</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>위치</translation>
        </message>
        <message>
            <source>What</source>
            <translation>내용</translation>
        </message>
        <message>
            <source>Faults</source>
            <translation>문제 목록</translation>
        </message>
        <message>
            <source>A repair makes a backup first; Backups in the File menu brings it back.</source>
            <translation>고치기 전에 먼저 백업합니다. 파일 메뉴의 백업에서 되돌립니다.</translation>
        </message>
        <message>
            <source>&amp;Mend what is safe</source>
            <translation>안전한 것 고치기(&amp;M)</translation>
        </message>
        <message>
            <source>Mend by &amp;removing…</source>
            <translation>지워서 고치기(&amp;R)…</translation>
        </message>
        <message>
            <source>Check &amp;again</source>
            <translation>다시 검사(&amp;A)</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>닫기</translation>
        </message>
        <message>
            <source>Looking at the pages, the texts, the spans, the search and the history…</source>
            <translation>페이지, 본문, 구간, 검색, 기록을 살피는 중…</translation>
        </message>
        <message>
            <source>one article</source>
            <translation>기사 1건</translation>
        </message>
        <message>
            <source>%n articles</source>
            <translation>기사 %n건</translation>
        </message>
        <message>
            <source>In order: the file, {0} and the history.</source>
            <translation>문제없음: 파일, {0}, 기록.</translation>
        </message>
        <message>
            <source>One fault was found.</source>
            <translation>문제 1개를 찾았습니다.</translation>
        </message>
        <message>
            <source>%n faults were found.</source>
            <translation>문제 %n개를 찾았습니다.</translation>
        </message>
        <message>
            <source>The file is damaged: restore a backup, or salvage what can be read into a new file.</source>
            <translation>파일이 손상되었습니다. 백업을 복원하거나, 읽을 수 있는 것을 새 파일로 구해 내세요.</translation>
        </message>
        <message>
            <source>Return on one shows its place. Some can only be mended from a backup.</source>
            <translation>Return을 누르면 그 자리를 봅니다. 일부는 백업으로만 고칠 수 있습니다.</translation>
        </message>
        <message>
            <source>Return on one shows its place.</source>
            <translation>Return을 누르면 그 자리를 봅니다.</translation>
        </message>
        <message>
            <source>One fault was mended.</source>
            <translation>문제 1개를 고쳤습니다.</translation>
        </message>
        <message>
            <source>%n faults were mended.</source>
            <translation>문제 %n개를 고쳤습니다.</translation>
        </message>
        <message>
            <source>The project is in order now.</source>
            <translation>이제 프로젝트에 문제가 없습니다.</translation>
        </message>
        <message>
            <source>One fault is mended by removing what cannot stay.</source>
            <translation>문제 1개는 남을 수 없는 것을 지워서 고칩니다.</translation>
        </message>
        <message>
            <source>%n faults are mended by removing what cannot stay.</source>
            <translation>문제 %n개는 남을 수 없는 것을 지워서 고칩니다.</translation>
        </message>
        <message>
            <source>A backup is made first. Undo, or that backup, brings it back. Remove it?</source>
            <translation>먼저 백업합니다. 실행 취소나 그 백업으로 되돌릴 수 있습니다. 지울까요?</translation>
        </message>
        <message>
            <source>damaged file</source>
            <translation>손상된 파일</translation>
        </message>
        <message>
            <source>index</source>
            <translation>색인</translation>
        </message>
        <message>
            <source>text</source>
            <translation>본문</translation>
        </message>
        <message>
            <source>outside the text</source>
            <translation>본문 밖</translation>
        </message>
        <message>
            <source>crossing spans</source>
            <translation>엇갈린 구간</translation>
        </message>
        <message>
            <source>broken link</source>
            <translation>끊어진 연결</translation>
        </message>
        <message>
            <source>orphaned row</source>
            <translation>주인 없는 행</translation>
        </message>
        <message>
            <source>wrong count</source>
            <translation>틀린 수</translation>
        </message>
        <message>
            <source>search</source>
            <translation>검색</translation>
        </message>
        <message>
            <source>history</source>
            <translation>기록</translation>
        </message>
        <message>
            <source>setting</source>
            <translation>설정</translation>
        </message>
        <message>
            <source>from a backup</source>
            <translation>백업에서</translation>
        </message>
        <message>
            <source>safe</source>
            <translation>안전</translation>
        </message>
        <message>
            <source>removes something</source>
            <translation>지움</translation>
        </message>
    </context>
    <context>
        <name>ChipView</name>
        <message>
            <source>Accept this part</source>
            <translation>이 부분 승인</translation>
        </message>
        <message>
            <source>Reject this part</source>
            <translation>이 부분 거부</translation>
        </message>
        <message>
            <source>Take this part out</source>
            <translation>이 부분 빼기</translation>
        </message>
    </context>
    <context>
        <name>ColumnsDialog</name>
        <message>
            <source>What are the columns?</source>
            <translation>열이 무엇입니까?</translation>
        </message>
        <message>
            <source>The first rows as articles</source>
            <translation>기사로 본 첫 행들</translation>
        </message>
        <message>
            <source>Other columns are kept with the article.</source>
            <translation>다른 열은 기사와 함께 보관됩니다.</translation>
        </message>
        <message>
            <source>Choose what the columns of “{0}” are.</source>
            <translation>“{0}”의 열이 무엇인지 고르세요.</translation>
        </message>
        <message>
            <source>1 other file</source>
            <translation>다른 파일 1개</translation>
        </message>
        <message>
            <source>%n other files</source>
            <translation>다른 파일 %n개</translation>
        </message>
        <message>
            <source>Choose what the columns of “{0}” and {1} are.</source>
            <translation>“{0}”와(과) {1}의 열이 무엇인지 고르세요.</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>글</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>제목</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>날짜</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>출처</translation>
        </message>
        <message>
            <source>Id</source>
            <translation>식별자</translation>
        </message>
        <message>
            <source>Choose a column…</source>
            <translation>열을 고르세요…</translation>
        </message>
        <message>
            <source>None</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>가져오기</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>행</translation>
        </message>
        <message>
            <source>{0} of {1} dates cannot be told for sure, such as {2}. These articles have no date; what the column says is kept with them. A date like 2024-03-01 is always understood.</source>
            <translation>날짜 {1}개 가운데 {0}개는 확실히 알 수 없습니다. 예: {2}. 이 기사들에는 날짜가 없으며, 열에 적힌 것은 기사와 함께 보관합니다. 2024-03-01과 같은 날짜는 언제나 알아봅니다.</translation>
        </message>
        <message>
            <source>Left out: {0}</source>
            <translation>제외됨: {0}</translation>
        </message>
    </context>
    <context>
        <name>Dashboard</name>
        <message>
            <source>Counting the project</source>
            <translation>프로젝트 세는 중</translation>
        </message>
        <message>
            <source>Dashboard</source>
            <translation>현황판</translation>
        </message>
        <message>
            <source>Back to the text  [view.dashboard]</source>
            <translation>본문으로  [view.dashboard]</translation>
        </message>
        <message>
            <source>Back to the text</source>
            <translation>본문으로</translation>
        </message>
    </context>
    <context>
        <name>DashboardCards</name>
        <message>
            <source>Progress</source>
            <translation>진행</translation>
        </message>
        <message>
            <source>Decisions a day</source>
            <translation>하루 결정 수</translation>
        </message>
        <message>
            <source>Decisions an hour</source>
            <translation>시간당 결정 수</translation>
        </message>
        <message>
            <source>Precision of the machine</source>
            <translation>기계의 정밀도</translation>
        </message>
        <message>
            <source>Precision over time</source>
            <translation>시간에 따른 정밀도</translation>
        </message>
        <message>
            <source>Calibration of the machine</source>
            <translation>기계 점수의 보정</translation>
        </message>
        <message>
            <source>score</source>
            <translation>점수</translation>
        </message>
        <message>
            <source>accepted as suggested</source>
            <translation>제안대로 승인</translation>
        </message>
        <message>
            <source>Score {0}: {1} of {2} accepted as suggested</source>
            <translation>점수 {0}: {2}개 중 {1}개 제안대로 승인</translation>
        </message>
        <message>
            <source>Labels in gold</source>
            <translation>정답의 라벨</translation>
        </message>
        <message>
            <source>Kinds and statuses</source>
            <translation>종류와 상태</translation>
        </message>
        <message>
            <source>Your own agreement</source>
            <translation>나 자신과의 일치</translation>
        </message>
        <message>
            <source>Agreements over time</source>
            <translation>시간에 따른 합의</translation>
        </message>
        <message>
            <source>Network of parties</source>
            <translation>당사자 관계망</translation>
        </message>
        <message>
            <source>{0}: {1} agreements; with {2}</source>
            <translation>{0}: 합의 {1}건; 상대 {2}</translation>
        </message>
        <message>
            <source>To do</source>
            <translation>할 일</translation>
        </message>
        <message>
            <source>In progress</source>
            <translation>진행 중</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>완료</translation>
        </message>
        <message>
            <source>State</source>
            <translation>상태</translation>
        </message>
        <message>
            <source>Articles</source>
            <translation>기사</translation>
        </message>
        <message>
            <source>{0} of {1} suggested spans and agreements are decided.</source>
            <translation>제안된 구간과 합의 {1}건 중 {0}건을 결정했습니다.</translation>
        </message>
        <message>
            <source>Nothing is suggested yet.</source>
            <translation>아직 제안이 없습니다.</translation>
        </message>
        <message>
            <source>Decisions</source>
            <translation>결정</translation>
        </message>
        <message>
            <source>{0}: {1} decisions</source>
            <translation>{0}: 결정 {1}건</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>날</translation>
        </message>
        <message>
            <source>Hour</source>
            <translation>시간</translation>
        </message>
        <message>
            <source>Nothing is decided yet.</source>
            <translation>아직 결정한 것이 없습니다.</translation>
        </message>
        <message>
            <source>{0} decisions on one day, those on slots of agreements among them.</source>
            <translation>하루 동안 결정 {0}건(합의의 칸에 대한 결정 포함).</translation>
        </message>
        <message>
            <source>{0} decisions on %n days, those on slots of agreements among them.</source>
            <translation>%n일 동안 결정 {0}건(합의의 칸에 대한 결정 포함).</translation>
        </message>
        <message>
            <source> The last {0} are drawn.</source>
            <translation> 마지막 {0}일을 그렸습니다.</translation>
        </message>
        <message>
            <source>{0} decisions in each hour that had any; {1} seconds of looking before each.</source>
            <translation>결정한 시간마다 {0}건, 한 건마다 {1}초를 보았습니다.</translation>
        </message>
        <message>
            <source>{0} decisions in each hour that had any.</source>
            <translation>결정한 시간마다 {0}건.</translation>
        </message>
        <message>
            <source>{0}: {1} accepted, {2} corrected, {3} rejected</source>
            <translation>{0}: 승인 {1}, 고침 {2}, 거부 {3}</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>승인</translation>
        </message>
        <message>
            <source>Corrected</source>
            <translation>고침</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>거부</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>정밀도</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>라벨</translation>
        </message>
        <message>
            <source>No suggestion is decided yet.</source>
            <translation>아직 결정한 제안이 없습니다.</translation>
        </message>
        <message>
            <source>Accepted as suggested, corrected, rejected: from left to right, with the share accepted.</source>
            <translation>왼쪽부터 제안대로 승인, 고침, 거부이며 승인 비율을 적었습니다.</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>점수</translation>
        </message>
        <message>
            <source>Decided</source>
            <translation>결정</translation>
        </message>
        <message>
            <source>Share accepted as suggested</source>
            <translation>제안대로 승인한 비율</translation>
        </message>
        <message>
            <source>On the dashed line, scores are what they promise; below it the machine is too sure.</source>
            <translation>점선 위에서는 점수가 말한 그대로이고, 그 아래에서는 기계가 지나치게 확신합니다.</translation>
        </message>
        <message>
            <source>The share accepted as suggested, day by day; a larger dot stands for more decisions.</source>
            <translation>제안대로 승인한 비율을 날마다 보여 줍니다. 점이 클수록 결정이 많습니다.</translation>
        </message>
        <message>
            <source>{0}: {1} of {2} accepted as suggested; the least {3}, {4}</source>
            <translation>{0}: {2}건 가운데 {1}를 제안대로 승인, 가장 낮은 것은 {3} {4}</translation>
        </message>
        <message>
            <source>Gold spans</source>
            <translation>정답 구간</translation>
        </message>
        <message>
            <source>{0} gold spans.</source>
            <translation>정답 구간 {0}개.</translation>
        </message>
        <message>
            <source>No span is gold yet.</source>
            <translation>아직 정답인 구간이 없습니다.</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>종류</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>상태</translation>
        </message>
        <message>
            <source>Agreements</source>
            <translation>합의</translation>
        </message>
        <message>
            <source>{0} gold agreements; a bar is made of its statuses.</source>
            <translation>정답 합의 {0}건. 막대는 상태로 나뉩니다.</translation>
        </message>
        <message>
            <source>No agreement is gold yet.</source>
            <translation>아직 정답인 합의가 없습니다.</translation>
        </message>
        <message>
            <source>Party</source>
            <translation>당사자</translation>
        </message>
        <message>
            <source>Other party</source>
            <translation>다른 당사자</translation>
        </message>
        <message>
            <source>{0} parties; a line is thicker where two share more agreements.</source>
            <translation>당사자 {0}곳. 함께한 합의가 많을수록 선이 굵습니다.</translation>
        </message>
        <message>
            <source>{0} parties with fewer agreements are left out.</source>
            <translation>합의가 적은 당사자 {0}곳은 뺐습니다.</translation>
        </message>
        <message>
            <source>No gold agreement has parties yet.</source>
            <translation>당사자가 있는 정답 합의가 아직 없습니다.</translation>
        </message>
        <message>
            <source>{0}: {1} agreements</source>
            <translation>{0}: 합의 {1}건</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>날짜</translation>
        </message>
        <message>
            <source>{0} gold agreements by the date of the article; {1} more have no date.</source>
            <translation>기사 날짜별 정답 합의 {0}건. 날짜 없는 합의 {1}건이 더 있습니다.</translation>
        </message>
        <message>
            <source>Nothing</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>First label</source>
            <translation>처음 라벨</translation>
        </message>
        <message>
            <source>Seen again</source>
            <translation>다시 봄</translation>
        </message>
        <message>
            <source>Same label</source>
            <translation>같은 라벨</translation>
        </message>
        <message>
            <source>At a second look {0} of {1} got the same label again (Cohen's κ {2}).</source>
            <translation>다시 보았을 때 {1}건 중 {0}건이 같은 라벨을 받았습니다(코헨의 κ {2}).</translation>
        </message>
        <message>
            <source>No passage was looked at a second time yet.</source>
            <translation>아직 다시 본 대목이 없습니다.</translation>
        </message>
        <message>
            <source>Of {0} drawn from bulk steps, {1} were right.</source>
            <translation>한꺼번에 한 단계에서 뽑은 {0}개 중 {1}개가 맞았습니다.</translation>
        </message>
    </context>
    <context>
        <name>Deciding</name>
        <message>
            <source>Deciding on {0}</source>
            <translation>{0}개 결정하기</translation>
        </message>
        <message>
            <source>Undoing</source>
            <translation>실행 취소 중</translation>
        </message>
        <message>
            <source>Redoing</source>
            <translation>다시 실행 중</translation>
        </message>
        <message>
            <source>“{0}” is under way. Wait until it has ended, or cancel it.</source>
            <translation>“{0}” 작업이 진행 중입니다. 끝나기를 기다리거나 취소하세요.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
        <message>
            <source>One place is decided.</source>
            <translation>한 곳을 결정했습니다.</translation>
        </message>
        <message>
            <source>%n places are decided.</source>
            <translation>%n곳을 결정했습니다.</translation>
        </message>
        <message>
            <source>One was left out: it</source>
            <translation>1개는 제외했습니다: 그것은</translation>
        </message>
        <message>
            <source>%n were left out: they</source>
            <translation>%n개는 제외했습니다: 그것들은</translation>
        </message>
        <message>
            <source> would cross gold or break an agreement.</source>
            <translation> 정답과 엇갈리거나 합의를 깨뜨립니다.</translation>
        </message>
        <message>
            <source>One comes back for a look.</source>
            <translation>하나는 나중에 다시 봅니다.</translation>
        </message>
        <message>
            <source>%n of them come back for a look.</source>
            <translation>그중 %n개는 나중에 다시 봅니다.</translation>
        </message>
        <message>
            <source>Cancelled: nothing was changed.</source>
            <translation>취소했습니다. 바뀐 것이 없습니다.</translation>
        </message>
    </context>
    <context>
        <name>Desk</name>
        <message>
            <source>This article has no agreements.</source>
            <translation>이 기사에는 합의가 없습니다.</translation>
        </message>
        <message>
            <source>The decision before this one is not saved yet. {0}</source>
            <translation>앞의 결정이 아직 저장되지 않았습니다. {0}</translation>
        </message>
        <message>
            <source>{0} had this project open and may still have. Do not change it in two places.</source>
            <translation>{0} 쪽에서 이 프로젝트를 열었고 아직 열려 있을 수 있습니다. 두 곳에서 바꾸지 마세요.</translation>
        </message>
        <message>
            <source>The other program has ended: you can decide here now.</source>
            <translation>다른 프로그램이 끝났습니다. 이제 여기서 결정할 수 있습니다.</translation>
        </message>
        <message>
            <source>All is decided here. [article.done] marks the article as done.</source>
            <translation>여기는 모두 결정했습니다. [article.done] 키로 기사를 완료합니다.</translation>
        </message>
    </context>
    <context>
        <name>Drawer</name>
        <message>
            <source>Suggestions</source>
            <translation>제안</translation>
        </message>
        <message>
            <source>Ledger</source>
            <translation>대장</translation>
        </message>
        <message>
            <source>Same text</source>
            <translation>같은 글</translation>
        </message>
        <message>
            <source>Second look</source>
            <translation>다시 보기</translation>
        </message>
        <message>
            <source>Close  [view.drawer]</source>
            <translation>닫기  [view.drawer]</translation>
        </message>
        <message>
            <source>Close the lists</source>
            <translation>목록 닫기</translation>
        </message>
    </context>
    <context>
        <name>EntitiesDelegate</name>
        <message>
            <source>{0} of {1} open</source>
            <translation>{1}개 중 {0}개 미결정</translation>
        </message>
    </context>
    <context>
        <name>EntitiesModel</name>
        <message>
            <source>{0}, {1} mentions, {2} open</source>
            <translation>{0}, 언급 {1}곳, 미결정 {2}</translation>
        </message>
    </context>
    <context>
        <name>EntitiesPanel</name>
        <message>
            <source>Filter</source>
            <translation>거르기</translation>
        </message>
        <message>
            <source>Filter entities</source>
            <translation>개체 거르기</translation>
        </message>
        <message>
            <source>Entities of the article</source>
            <translation>이 기사의 개체</translation>
        </message>
        <message>
            <source>Accept {0} open</source>
            <translation>미결정 {0}개 승인</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>승인</translation>
        </message>
        <message>
            <source>Reject {0} open</source>
            <translation>미결정 {0}개 거부</translation>
        </message>
        <message>
            <source>Reject</source>
            <translation>거부</translation>
        </message>
        <message>
            <source>Accept every open mention of “{0}”</source>
            <translation>“{0}”의 미결정 언급 모두 승인</translation>
        </message>
        <message>
            <source>Reject every open mention of “{0}”</source>
            <translation>“{0}”의 미결정 언급 모두 거부</translation>
        </message>
        <message>
            <source>No article is shown</source>
            <translation>보이는 기사가 없습니다</translation>
        </message>
        <message>
            <source>No entity holds “{0}”</source>
            <translation>“{0}”이(가) 든 개체가 없습니다</translation>
        </message>
        <message>
            <source>Select text and press a label's key, or let the machine suggest.</source>
            <translation>글을 선택하고 라벨 키를 누르거나 기계가 제안하게 하세요.</translation>
        </message>
        <message>
            <source>No entities here yet</source>
            <translation>아직 개체가 없습니다</translation>
        </message>
    </context>
    <context>
        <name>ErrorDialog</name>
        <message>
            <source>Something went wrong</source>
            <translation>문제가 생겼습니다</translation>
        </message>
        <message>
            <source>Something went wrong once more since.</source>
            <translation>그 뒤로 문제가 한 번 더 생겼습니다.</translation>
        </message>
        <message>
            <source>Something went wrong %n times more since.</source>
            <translation>그 뒤로 문제가 %n번 더 생겼습니다.</translation>
        </message>
        <message>
            <source>That did not work.</source>
            <translation>작업을 마치지 못했습니다.</translation>
        </message>
        <message>
            <source>Ratify made a mistake.</source>
            <translation>Ratify에서 오류가 났습니다.</translation>
        </message>
        <message>
            <source>Every earlier decision is saved, and you can go on working. Look whether your last step was carried out. If this happens again, send us the details below; they quote no article.</source>
            <translation>이전의 결정은 모두 저장되었으며 계속 작업할 수 있습니다. 마지막 단계가 반영되었는지 확인하세요. 다시 일어나면 아래 세부 정보를 보내 주세요. 기사 내용은 들어 있지 않습니다.</translation>
        </message>
        <message>
            <source>{0} in {1}</source>
            <translation>{1}의 {0}</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>세부 정보</translation>
        </message>
        <message>
            <source>Add the error's own words, which may quote an article</source>
            <translation>오류 문구도 넣기(기사 내용이 들어 있을 수 있음)</translation>
        </message>
        <message>
            <source>Log: {0}</source>
            <translation>로그: {0}</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>내용 복사</translation>
        </message>
        <message>
            <source>Open log folder</source>
            <translation>로그 폴더 열기</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>계속</translation>
        </message>
    </context>
    <context>
        <name>ErrorReporter</name>
        <message>
            <source>The same mistake happened again. It is in the log.</source>
            <translation>같은 오류가 다시 일어났습니다. 로그에 있습니다.</translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message>
            <source>Export</source>
            <translation>내보내기</translation>
        </message>
        <message>
            <source>Stopping…</source>
            <translation>멈추는 중…</translation>
        </message>
        <message>
            <source>Finished articles</source>
            <translation>완료한 기사</translation>
        </message>
        <message>
            <source>All articles</source>
            <translation>모든 기사</translation>
        </message>
        <message>
            <source>Write only if nothing would be lost</source>
            <translation>빠지는 것이 없을 때만 쓰기</translation>
        </message>
        <message>
            <source>File</source>
            <translation>파일</translation>
        </message>
        <message>
            <source>Browse…</source>
            <translation>찾아보기…</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>형식</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>층</translation>
        </message>
        <message>
            <source>Articles</source>
            <translation>기사</translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>폴더 열기</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
        <message>
            <source>Name the file to write.</source>
            <translation>쓸 파일의 이름을 적으세요.</translation>
        </message>
        <message>
            <source>These are too few to split. Finish more articles, or write them to one file.</source>
            <translation>나누기에는 기사가 너무 적습니다. 기사를 더 완료하거나 한 파일에 쓰세요.</translation>
        </message>
        <message>
            <source>Nothing is written, because something would be lost.</source>
            <translation>빠지는 것이 있어 아무것도 쓰지 않습니다.</translation>
        </message>
        <message>
            <source>0 of {0} articles will be written, because {1}.</source>
            <translation>기사 {0}개 중 0개를 씁니다. 이유: {1}.</translation>
        </message>
        <message>
            <source>%n articles will be written.</source>
            <translation>기사 %n건을 씁니다.</translation>
        </message>
        <message>
            <source>1 article will be written.</source>
            <translation>기사 1건을 씁니다.</translation>
        </message>
        <message>
            <source>1 is left out, because {0}.</source>
            <translation>1개는 빠집니다. 이유: {0}.</translation>
        </message>
        <message>
            <source>%n are left out, because {0}.</source>
            <translation>%n개는 빠집니다. 이유: {0}.</translation>
        </message>
        <message>
            <source>1 entity</source>
            <translation>개체 1개</translation>
        </message>
        <message>
            <source>%n entities</source>
            <translation>개체 %n개</translation>
        </message>
        <message>
            <source>1 agreement</source>
            <translation>합의 1건</translation>
        </message>
        <message>
            <source>%n agreements</source>
            <translation>합의 %n건</translation>
        </message>
        <message>
            <source>The layer has {0} and {1} in them.</source>
            <translation>층에는 이 기사들에 {0}, {1}이 있습니다.</translation>
        </message>
        <message>
            <source>{0} is there already and will be replaced.</source>
            <translation>{0} 파일이 이미 있으며 새 파일로 바뀝니다.</translation>
        </message>
        <message>
            <source>Export to</source>
            <translation>내보낼 곳</translation>
        </message>
        <message>
            <source>Writing…</source>
            <translation>쓰는 중…</translation>
        </message>
        <message>
            <source>1 article written to {0}.</source>
            <translation>기사 1건을 {0}에 썼습니다.</translation>
        </message>
        <message>
            <source>%n articles written to {0}.</source>
            <translation>기사 %n건을 {0}에 썼습니다.</translation>
        </message>
        <message>
            <source>Beside it: {0}.</source>
            <translation>함께 쓴 파일: {0}.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>닫기</translation>
        </message>
        <message>
            <source>Cancelled; no file was written.</source>
            <translation>취소했습니다. 파일을 쓰지 않았습니다.</translation>
        </message>
    </context>
    <context>
        <name>Exporting</name>
        <message>
            <source>Exporting</source>
            <translation>내보내는 중</translation>
        </message>
    </context>
    <context>
        <name>Filling</name>
        <message>
            <source>Choose an agreement first: [agreement.next] goes from card to card.</source>
            <translation>먼저 합의를 고르세요. [agreement.next] 키는 카드에서 카드로 갑니다.</translation>
        </message>
        <message>
            <source>Go to a span first: [span.next] and [span.previous] go to those that fit.</source>
            <translation>먼저 구간으로 가세요. [span.next], [span.previous] 키는 맞는 구간으로 갑니다.</translation>
        </message>
        <message>
            <source>No other span fits. Select text and press [stop.accept], or Esc to leave the slot.</source>
            <translation>맞는 다른 구간이 없습니다. 글을 선택해 [stop.accept]를 누르거나 Esc로 칸을 떠나세요.</translation>
        </message>
        <message>
            <source>{0} takes {1}: press the key of the label.</source>
            <translation>{0} 칸은 {1}을(를) 받습니다. 라벨 키를 누르세요.</translation>
        </message>
        <message>
            <source>This span is in {0} already.</source>
            <translation>이 구간은 이미 {0}에 있습니다.</translation>
        </message>
        <message>
            <source>{0} takes {1}, not {2}.</source>
            <translation>{0} 칸은 {2}이(가) 아니라 {1}을(를) 받습니다.</translation>
        </message>
        <message>
            <source>{0} or {1}</source>
            <translation>{0} 또는 {1}</translation>
        </message>
    </context>
    <context>
        <name>GuideBlock</name>
        <message>
            <source>The guidelines say nothing more on it.</source>
            <translation>지침에 더 적힌 것이 없습니다.</translation>
        </message>
        <message>
            <source>Takes</source>
            <translation>받는 라벨</translation>
        </message>
    </context>
    <context>
        <name>GuidelinesDialog</name>
        <message>
            <source>Project guidelines</source>
            <translation>프로젝트 지침</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>닫기</translation>
        </message>
        <message>
            <source>&amp;Add as a rule</source>
            <translation>규칙으로 더하기(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Change the chosen one</source>
            <translation>고른 것 바꾸기(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Right or wrong</source>
            <translation>맞음 또는 틀림(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Up</source>
            <translation>위로(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Down</source>
            <translation>아래로(&amp;D)</translation>
        </message>
        <message>
            <source>Re&amp;move</source>
            <translation>지우기(&amp;M)</translation>
        </message>
        <message>
            <source>[guide.keep] on a span keeps its passage here. They stand first in the guide.</source>
            <translation>구간에서 [guide.keep] 키를 누르면 그 대목이 여기에 남습니다. 지침의 맨 앞에 나옵니다.</translation>
        </message>
        <message>
            <source>No guidelines of this project yet</source>
            <translation>아직 이 프로젝트의 지침이 없습니다</translation>
        </message>
        <message>
            <source>Those of the label stand above.</source>
            <translation>라벨의 규칙은 위에 있습니다.</translation>
        </message>
        <message>
            <source>Guidelines of the label</source>
            <translation>라벨의 지침</translation>
        </message>
        <message>
            <source>A rule, or what an example shows</source>
            <translation>규칙, 또는 예가 보여 주는 것</translation>
        </message>
    </context>
    <context>
        <name>GuidelinesPanel</name>
        <message>
            <source>Labels and roles</source>
            <translation>라벨과 역할</translation>
        </message>
        <message>
            <source>Go to a span or an agreement to see its rule and examples, or choose one below.</source>
            <translation>구간이나 합의로 가면 규칙과 예가 보입니다. 아래에서 골라도 됩니다.</translation>
        </message>
    </context>
    <context>
        <name>HelpDialog</name>
        <message>
            <source>Help</source>
            <translation>도움말</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>쪽 목록</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>쪽</translation>
        </message>
    </context>
    <context>
        <name>ImportDialog</name>
        <message>
            <source>Import articles</source>
            <translation>기사 가져오기</translation>
        </message>
        <message>
            <source>Stopping…</source>
            <translation>멈추는 중…</translation>
        </message>
        <message>
            <source>Drop files or folders here</source>
            <translation>파일이나 폴더를 여기에 놓으세요</translation>
        </message>
        <message>
            <source>Choose files…</source>
            <translation>파일 고르기…</translation>
        </message>
        <message>
            <source>Choose a folder…</source>
            <translation>폴더 고르기…</translation>
        </message>
        <message>
            <source>Files to import</source>
            <translation>가져올 파일</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>지우기</translation>
        </message>
        <message>
            <source>By the ending of each file</source>
            <translation>파일 확장자에 따라</translation>
        </message>
        <message>
            <source>As the file says</source>
            <translation>파일에 적힌 대로</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>형식</translation>
        </message>
        <message>
            <source>Annotation becomes the layer</source>
            <translation>주석을 담을 층</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>가져오기</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>읽는 중…</translation>
        </message>
        <message>
            <source>What could not be read</source>
            <translation>읽지 못한 것</translation>
        </message>
        <message>
            <source>Save the list…</source>
            <translation>목록 저장…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>닫기</translation>
        </message>
        <message>
            <source>Read the first</source>
            <translation>첫 기사 읽기</translation>
        </message>
        <message>
            <source>Suggest now</source>
            <translation>지금 제안받기</translation>
        </message>
        <message>
            <source>Their annotation is there to be reviewed; the machine can suggest more, now or later.</source>
            <translation>함께 들어온 주석을 바로 검토할 수 있습니다. 기계는 지금이든 나중이든 더 제안할 수 있습니다.</translation>
        </message>
        <message>
            <source>Let the machine suggest entities and agreements now, or begin to read; it can suggest later.</source>
            <translation>지금 기계가 개체와 합의를 제안하게 하거나, 바로 읽기 시작하세요. 제안은 나중에도 받을 수 있습니다.</translation>
        </message>
        <message>
            <source>Articles ({0});;All files (*)</source>
            <translation>기사 ({0});;모든 파일 (*)</translation>
        </message>
        <message>
            <source>Choose files</source>
            <translation>파일 고르기</translation>
        </message>
        <message>
            <source>Choose a folder</source>
            <translation>폴더 고르기</translation>
        </message>
        <message>
            <source>Looking through 1 article…</source>
            <translation>기사 1개를 훑어보는 중…</translation>
        </message>
        <message>
            <source>Looking through %n articles…</source>
            <translation>기사 %n개를 훑어보는 중…</translation>
        </message>
        <message>
            <source>1 article so far</source>
            <translation>지금까지 기사 1건</translation>
        </message>
        <message>
            <source>%n articles so far</source>
            <translation>지금까지 기사 %n건</translation>
        </message>
        <message>
            <source>Tables (*.csv)</source>
            <translation>표 (*.csv)</translation>
        </message>
        <message>
            <source>problems.csv</source>
            <translation>문제.csv</translation>
        </message>
        <message>
            <source>Save the list of problems</source>
            <translation>문제 목록 저장</translation>
        </message>
        <message>
            <source>The list was saved as {0}.</source>
            <translation>목록을 {0}(으)로 저장했습니다.</translation>
        </message>
        <message>
            <source>Cancelled. Import the files again to bring in the rest.</source>
            <translation>취소했습니다. 나머지를 가져오려면 파일을 다시 가져오세요.</translation>
        </message>
        <message>
            <source>and one more, which “Save the list…” writes, too</source>
            <translation>그 밖에 1개. “목록 저장…”에는 모두 들어갑니다</translation>
        </message>
        <message>
            <source>and %n more, which “Save the list…” writes, too</source>
            <translation>그 밖에 %n개. “목록 저장…”에는 모두 들어갑니다</translation>
        </message>
    </context>
    <context>
        <name>Importing</name>
        <message>
            <source>Importing</source>
            <translation>가져오는 중</translation>
        </message>
    </context>
    <context>
        <name>Inspector</name>
        <message>
            <source>Inspector</source>
            <translation>검사 창</translation>
        </message>
        <message>
            <source>Agreements</source>
            <translation>합의</translation>
        </message>
        <message>
            <source>Entities</source>
            <translation>개체</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>메모</translation>
        </message>
        <message>
            <source>Guide</source>
            <translation>지침</translation>
        </message>
    </context>
    <context>
        <name>Job</name>
        <message>
            <source>Ratify made a mistake: {0}.</source>
            <translation>Ratify에서 오류가 났습니다: {0}.</translation>
        </message>
    </context>
    <context>
        <name>KeyRecorder</name>
        <message>
            <source>New key</source>
            <translation>새 키</translation>
        </message>
    </context>
    <context>
        <name>KeysDialog</name>
        <message>
            <source>Keys</source>
            <translation>키</translation>
        </message>
        <message>
            <source>Find a command</source>
            <translation>명령 찾기</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>명령</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>메뉴</translation>
        </message>
        <message>
            <source>Commands</source>
            <translation>명령 목록</translation>
        </message>
        <message>
            <source>Change key…</source>
            <translation>키 바꾸기…</translation>
        </message>
        <message>
            <source>Add a key…</source>
            <translation>키 더하기…</translation>
        </message>
        <message>
            <source>No key</source>
            <translation>키 없음</translation>
        </message>
        <message>
            <source>As it was first</source>
            <translation>처음대로</translation>
        </message>
        <message>
            <source>Take the key</source>
            <translation>키 가져오기</translation>
        </message>
        <message>
            <source>All as at first</source>
            <translation>모두 처음대로</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>닫기</translation>
        </message>
        <message>
            <source>This letter comes from the project's schema: change it there.</source>
            <translation>이 글자는 프로젝트 스키마에서 옵니다. 그곳에서 바꾸세요.</translation>
        </message>
        <message>
            <source>Return changes the key of a command, Insert adds one, Delete takes them away.</source>
            <translation>Return은 명령의 키를 바꾸고, Insert는 더하고, Delete는 없앱니다.</translation>
        </message>
        <message>
            <source>Press the new key for “{0}”. Esc leaves it as it is.</source>
            <translation>“{0}”의 새 키를 누르세요. Esc는 그대로 둡니다.</translation>
        </message>
        <message>
            <source>{0} moves in texts or edits fields; no command can have it.</source>
            <translation>{0} 키는 글 안에서 움직이거나 입력란을 고치는 데 쓰여 명령에 줄 수 없습니다.</translation>
        </message>
        <message>
            <source>{0} is “{1}”. Letters of labels and roles come from the schema and stay with them.</source>
            <translation>{0} 키는 “{1}”입니다. 라벨과 역할의 글자는 스키마에서 오며 그대로 남습니다.</translation>
        </message>
        <message>
            <source>{0} is “{1}”. Take it, and “{1}” is left without this key; Esc leaves all as it is.</source>
            <translation>{0} 키는 “{1}”입니다. 가져오면 “{1}”에서 이 키가 없어집니다. Esc는 그대로 둡니다.</translation>
        </message>
    </context>
    <context>
        <name>LabelMapDialog</name>
        <message>
            <source>What do these names mean?</source>
            <translation>이 이름들은 무엇을 뜻합니까?</translation>
        </message>
        <message>
            <source>The files have names that this project does not know. Choose what each means here, or leave it out.</source>
            <translation>파일에 이 프로젝트가 모르는 이름이 있습니다. 각각 여기서 무엇을 뜻하는지 고르거나 빼세요.</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>라벨</translation>
        </message>
        <message>
            <source>Kinds of agreement</source>
            <translation>합의의 종류</translation>
        </message>
        <message>
            <source>Statuses</source>
            <translation>상태</translation>
        </message>
        <message>
            <source>Roles</source>
            <translation>역할</translation>
        </message>
        <message>
            <source>(without a name)</source>
            <translation>(이름 없음)</translation>
        </message>
        <message>
            <source>once</source>
            <translation>한 번</translation>
        </message>
        <message>
            <source>%n times</source>
            <translation>%n번</translation>
        </message>
        <message>
            <source>What {0} means here</source>
            <translation>{0}의 뜻</translation>
        </message>
        <message>
            <source>Leave out</source>
            <translation>빼기</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>가져오기</translation>
        </message>
    </context>
    <context>
        <name>LedgerModel</name>
        <message>
            <source>rejected {0}</source>
            <translation>거부 {0}</translation>
        </message>
        <message>
            <source>{0} open</source>
            <translation>미결정 {0}</translation>
        </message>
    </context>
    <context>
        <name>LedgerPanel</name>
        <message>
            <source>Only &amp;odd ones</source>
            <translation>이상한 것만(&amp;O)</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>거르기</translation>
        </message>
        <message>
            <source>Filter texts</source>
            <translation>글 거르기</translation>
        </message>
        <message>
            <source>Texts and what they came to</source>
            <translation>글과 그 결과</translation>
        </message>
        <message>
            <source>Places of the text</source>
            <translation>글이 나오는 곳</translation>
        </message>
        <message>
            <source>rejected as {0}</source>
            <translation>{0}(으)로 거부</translation>
        </message>
        <message>
            <source>open, as {0}</source>
            <translation>미결정, {0}</translation>
        </message>
        <message>
            <source>No project is open</source>
            <translation>열린 프로젝트가 없습니다</translation>
        </message>
        <message>
            <source>Reading what was decided…</source>
            <translation>결정한 것을 읽는 중…</translation>
        </message>
        <message>
            <source>You can go on working.</source>
            <translation>계속 작업하셔도 됩니다.</translation>
        </message>
        <message>
            <source>Each text that you decide on comes here, with every label that it got.</source>
            <translation>결정한 글이 받은 라벨과 함께 여기에 모입니다.</translation>
        </message>
        <message>
            <source>Nothing is decided yet</source>
            <translation>아직 결정한 것이 없습니다</translation>
        </message>
    </context>
    <context>
        <name>LossView</name>
        <message>
            <source>What this format does not keep</source>
            <translation>이 형식이 담지 못하는 것</translation>
        </message>
        <message>
            <source>Not kept</source>
            <translation>담지 못하는 것</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>위치</translation>
        </message>
        <message>
            <source>What becomes of it</source>
            <translation>어떻게 되는가</translation>
        </message>
        <message>
            <source>Looking for what this format does not keep…</source>
            <translation>이 형식이 담지 못하는 것을 찾는 중…</translation>
        </message>
        <message>
            <source>{0} of {1} articles</source>
            <translation>기사 {1}건 중 {0}건</translation>
        </message>
        <message>
            <source>This format keeps everything.</source>
            <translation>이 형식은 모든 것을 담습니다.</translation>
        </message>
        <message>
            <source>Nothing stands in this layer yet, so only the texts will be written.</source>
            <translation>이 층에는 아직 아무것도 없어서 본문만 씁니다.</translation>
        </message>
        <message>
            <source>This format does not keep one thing.</source>
            <translation>이 형식은 한 가지를 담지 않습니다.</translation>
        </message>
        <message>
            <source>This format does not keep %n things.</source>
            <translation>이 형식은 %n가지를 담지 않습니다.</translation>
        </message>
        <message>
            <source>Return or a double click on a place shows it.</source>
            <translation>자리에서 Return을 누르거나 두 번 누르면 그곳을 보여 줍니다.</translation>
        </message>
        <message>
            <source>in 1 article</source>
            <translation>기사 1건에서</translation>
        </message>
        <message>
            <source>in %n articles</source>
            <translation>기사 %n건에서</translation>
        </message>
        <message>
            <source>and {0} more</source>
            <translation>그 밖에 {0}개</translation>
        </message>
        <message>
            <source>The whole article</source>
            <translation>기사 전체</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>The machine reads the articles; you can go on working.</source>
            <translation>기계가 기사를 읽고 있습니다. 계속 작업하셔도 됩니다.</translation>
        </message>
        <message>
            <source>There is no further article this way.</source>
            <translation>이쪽으로는 기사가 더 없습니다.</translation>
        </message>
        <message>
            <source>One article has suggestions now.</source>
            <translation>이제 기사 1건에 제안이 있습니다.</translation>
        </message>
        <message>
            <source>%n articles have suggestions now.</source>
            <translation>이제 기사 %n건에 제안이 있습니다.</translation>
        </message>
        <message>
            <source>Every article has suggestions already.</source>
            <translation>모든 기사에 이미 제안이 있습니다.</translation>
        </message>
    </context>
    <context>
        <name>NarrowRow</name>
        <message>
            <source>Label</source>
            <translation>라벨</translation>
        </message>
        <message>
            <source>State</source>
            <translation>상태</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>출처</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>위치</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>글</translation>
        </message>
        <message>
            <source>Text of the suggestion</source>
            <translation>제안의 글</translation>
        </message>
        <message>
            <source>Score, 0.8 or &lt;0.6</source>
            <translation>점수, 0.8 또는 &lt;0.6</translation>
        </message>
        <message>
            <source>Score: 0.8, &lt;0.6 or 0.5-0.9</source>
            <translation>점수: 0.8, &lt;0.6 또는 0.5-0.9</translation>
        </message>
    </context>
    <context>
        <name>NotesDelegate</name>
        <message>
            <source>unknown</source>
            <translation>알 수 없음</translation>
        </message>
        <message>
            <source>on the agreement</source>
            <translation>합의에</translation>
        </message>
        <message>
            <source>on</source>
            <translation>대상:</translation>
        </message>
        <message>
            <source>Flagged</source>
            <translation>깃발</translation>
        </message>
    </context>
    <context>
        <name>NotesPanel</name>
        <message>
            <source>Save note</source>
            <translation>메모 저장</translation>
        </message>
        <message>
            <source>No article is shown</source>
            <translation>보이는 기사가 없습니다</translation>
        </message>
        <message>
            <source>No notes here yet</source>
            <translation>아직 메모가 없습니다</translation>
        </message>
        <message>
            <source>What the next reader should know goes here.</source>
            <translation>다음에 읽을 사람이 알아야 할 것을 적습니다.</translation>
        </message>
        <message>
            <source>Save reason</source>
            <translation>까닭 저장</translation>
        </message>
        <message>
            <source>Save change</source>
            <translation>고친 것 저장</translation>
        </message>
        <message>
            <source>Notes on the article</source>
            <translation>기사에 단 메모</translation>
        </message>
        <message>
            <source>Write a note</source>
            <translation>메모 쓰기</translation>
        </message>
        <message>
            <source>New note</source>
            <translation>새 메모</translation>
        </message>
        <message>
            <source>Article</source>
            <translation>기사</translation>
        </message>
        <message>
            <source>Span</source>
            <translation>구간</translation>
        </message>
        <message>
            <source>Agreement</source>
            <translation>합의</translation>
        </message>
        <message>
            <source>Write a note on “{0}”</source>
            <translation>“{0}”에 메모 쓰기</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>고치기…</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>지우기</translation>
        </message>
    </context>
    <context>
        <name>PanelHint</name>
        <message>
            <source>This was not read</source>
            <translation>읽지 못했습니다</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>다시 시도</translation>
        </message>
    </context>
    <context>
        <name>PickList</name>
        <message>
            <source>Choices</source>
            <translation>선택지</translation>
        </message>
    </context>
    <context>
        <name>Pickers</name>
        <message>
            <source>Type a command</source>
            <translation>명령을 입력하세요</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>종류</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>상태</translation>
        </message>
        <message>
            <source>New agreement: kind</source>
            <translation>새 합의: 종류</translation>
        </message>
        <message>
            <source>No other span fits {0}: it takes {1}.</source>
            <translation>{0} 칸에 맞는 다른 구간이 없습니다. {1}을(를) 받습니다.</translation>
        </message>
        <message>
            <source>{0}: type a part of the span or its sentence</source>
            <translation>{0}: 구간이나 문장의 일부를 입력하세요</translation>
        </message>
        <message>
            <source>There is no other card in this article to merge with.</source>
            <translation>이 기사에는 합칠 다른 카드가 없습니다.</translation>
        </message>
        <message>
            <source>Merge the chosen card with</source>
            <translation>고른 카드와 합칠 카드</translation>
        </message>
        <message>
            <source>recent</source>
            <translation>최근</translation>
        </message>
        <message>
            <source>alike: {0}</source>
            <translation>비슷함: {0}</translation>
        </message>
        <message>
            <source>New agreement: status</source>
            <translation>새 합의: 상태</translation>
        </message>
    </context>
    <context>
        <name>PlotCard</name>
        <message>
            <source>Table</source>
            <translation>표</translation>
        </message>
        <message>
            <source>Show as a table: {0}</source>
            <translation>표로 보기: {0}</translation>
        </message>
        <message>
            <source>Save as a picture (PNG or SVG) or as a table (CSV)</source>
            <translation>그림(PNG, SVG)이나 표(CSV)로 저장</translation>
        </message>
        <message>
            <source>Save: {0}</source>
            <translation>저장: {0}</translation>
        </message>
        <message>
            <source>{0} cannot be written: {1}</source>
            <translation>{0}을(를) 쓸 수 없습니다: {1}</translation>
        </message>
        <message>
            <source>Saved as {0}.</source>
            <translation>{0}(으)로 저장했습니다.</translation>
        </message>
        <message>
            <source>Picture (*.png)</source>
            <translation>그림 (*.png)</translation>
        </message>
        <message>
            <source>Drawing (*.svg)</source>
            <translation>도면 (*.svg)</translation>
        </message>
        <message>
            <source>Table (*.csv)</source>
            <translation>표 (*.csv)</translation>
        </message>
    </context>
    <context>
        <name>Projects</name>
        <message>
            <source>Ratify projects (*{0})</source>
            <translation>Ratify 프로젝트 (*{0})</translation>
        </message>
        <message>
            <source>New project</source>
            <translation>새 프로젝트</translation>
        </message>
        <message>
            <source>Ratify projects (*{0});;All files (*)</source>
            <translation>Ratify 프로젝트 (*{0});;모든 파일 (*)</translation>
        </message>
        <message>
            <source>Open project</source>
            <translation>프로젝트 열기</translation>
        </message>
        <message>
            <source>{0} exists already. Choose another name, or open it.</source>
            <translation>{0} 파일이 이미 있습니다. 다른 이름을 고르거나 그 파일을 여세요.</translation>
        </message>
        <message>
            <source>This file exists</source>
            <translation>이미 있는 파일입니다</translation>
        </message>
        <message>
            <source>No sample articles</source>
            <translation>예제 기사가 없음</translation>
        </message>
        <message>
            <source>No page is kept beside this article: its text is all that came in.</source>
            <translation>이 기사에는 보관된 페이지가 없습니다. 가져온 것은 글뿐입니다.</translation>
        </message>
        <message>
            <source>Save the original page</source>
            <translation>원본 페이지 저장</translation>
        </message>
        <message>
            <source>The page was not saved</source>
            <translation>페이지를 저장하지 못했습니다</translation>
        </message>
        <message>
            <source>Saved as {0}. Its scripts were never run here; a browser would run them.</source>
            <translation>{0}(으)로 저장했습니다. 스크립트는 여기서 실행된 적이 없지만 브라우저는 실행합니다.</translation>
        </message>
        <message>
            <source>Only {0} was opened. Drop the other files again to import them.</source>
            <translation>{0}만 열었습니다. 나머지 파일은 다시 끌어다 놓으면 가져옵니다.</translation>
        </message>
        <message>
            <source>Open a project or make a new one first, then drop the files again.</source>
            <translation>먼저 프로젝트를 열거나 새로 만든 다음 파일을 다시 놓으세요.</translation>
        </message>
        <message>
            <source>Drop to open {0}</source>
            <translation>놓으면 {0}을(를) 엽니다</translation>
        </message>
        <message>
            <source>Drop to import into a new project</source>
            <translation>놓으면 새 프로젝트로 가져옵니다</translation>
        </message>
        <message>
            <source>Drop to import {0}</source>
            <translation>놓으면 {0}을(를) 가져옵니다</translation>
        </message>
        <message>
            <source>Drop to import {0} files and folders</source>
            <translation>놓으면 파일과 폴더 {0}개를 가져옵니다</translation>
        </message>
        <message>
            <source>The project cannot be opened</source>
            <translation>프로젝트를 열 수 없습니다</translation>
        </message>
    </context>
    <context>
        <name>QueueBar</name>
        <message>
            <source>Order</source>
            <translation>순서</translation>
        </message>
        <message>
            <source>Filters</source>
            <translation>거르개</translation>
        </message>
        <message>
            <source>Keep this filter</source>
            <translation>이 거르개 저장</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>이름</translation>
        </message>
        <message>
            <source>As imported</source>
            <translation>가져온 순서</translation>
        </message>
        <message>
            <source>What is to do</source>
            <translation>할 일부터</translation>
        </message>
        <message>
            <source>Most in doubt</source>
            <translation>의심스러운 순</translation>
        </message>
        <message>
            <source>Newest</source>
            <translation>최신순</translation>
        </message>
        <message>
            <source>Most agreements</source>
            <translation>합의가 많은 순</translation>
        </message>
        <message>
            <source>By title</source>
            <translation>제목순</translation>
        </message>
        <message>
            <source>Keep this filter…</source>
            <translation>이 거르개 저장…</translation>
        </message>
        <message>
            <source>Forget a filter</source>
            <translation>거르개 잊기</translation>
        </message>
    </context>
    <context>
        <name>QueueDelegate</name>
        <message>
            <source>{0} open</source>
            <translation>미결정 {0}</translation>
        </message>
    </context>
    <context>
        <name>QueueModel</name>
        <message>
            <source>{0} open</source>
            <translation>미결정 {0}</translation>
        </message>
        <message>
            <source>to do</source>
            <translation>할 일</translation>
        </message>
        <message>
            <source>in progress</source>
            <translation>진행 중</translation>
        </message>
        <message>
            <source>done</source>
            <translation>완료</translation>
        </message>
        <message>
            <source>The search was cancelled.</source>
            <translation>검색을 취소했습니다.</translation>
        </message>
    </context>
    <context>
        <name>QueuePanel</name>
        <message>
            <source>Filters</source>
            <translation>거르개</translation>
        </message>
        <message>
            <source>Articles</source>
            <translation>기사</translation>
        </message>
        <message>
            <source>No project is open</source>
            <translation>열린 프로젝트가 없습니다</translation>
        </message>
        <message>
            <source>Show all articles</source>
            <translation>모든 기사 보기</translation>
        </message>
        <message>
            <source>Import files, or drop them on the window: text, web pages, PDF, Word, tables, JSONL.</source>
            <translation>파일을 가져오거나 창에 끌어다 놓으세요: 텍스트, 웹 페이지, PDF, Word, 표, JSONL.</translation>
        </message>
        <message>
            <source>No articles yet</source>
            <translation>아직 기사가 없습니다</translation>
        </message>
        <message>
            <source>Import articles…</source>
            <translation>기사 가져오기…</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>찾는 중…</translation>
        </message>
        <message>
            <source>No article holds “{0}”</source>
            <translation>“{0}”이(가) 든 기사가 없습니다</translation>
        </message>
        <message>
            <source>No article is in this state</source>
            <translation>이 상태의 기사가 없습니다</translation>
        </message>
        <message>
            <source>To do</source>
            <translation>할 일</translation>
        </message>
        <message>
            <source>In progress</source>
            <translation>진행 중</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>완료</translation>
        </message>
        <message>
            <source>All</source>
            <translation>전체</translation>
        </message>
    </context>
    <context>
        <name>QueueSearch</name>
        <message>
            <source>Search, or label:AGENCY score&lt;0.6</source>
            <translation>검색, 또는 label:AGENCY score&lt;0.6</translation>
        </message>
        <message>
            <source>Search articles</source>
            <translation>기사 검색</translation>
        </message>
        <message>
            <source>Completions</source>
            <translation>완성 후보</translation>
        </message>
    </context>
    <context>
        <name>Reader</name>
        <message>
            <source>Article text</source>
            <translation>기사 본문</translation>
        </message>
        <message>
            <source>gold</source>
            <translation>정답</translation>
        </message>
        <message>
            <source>undecided</source>
            <translation>미결정</translation>
        </message>
        <message>
            <source>from {origin}</source>
            <translation>출처 {origin}</translation>
        </message>
    </context>
    <context>
        <name>Remarks</name>
        <message>
            <source>Go to a span first: [span.next] and [span.previous] go from span to span.</source>
            <translation>먼저 구간으로 가세요. [span.next] 키와 [span.previous] 키로 구간 사이를 오갑니다.</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>맞음</translation>
        </message>
        <message>
            <source>An example of what the label is for</source>
            <translation>라벨이 맞는 예</translation>
        </message>
        <message>
            <source>Wrong</source>
            <translation>틀림</translation>
        </message>
        <message>
            <source>An example of what does not get the label</source>
            <translation>라벨을 붙이지 않는 예</translation>
        </message>
        <message>
            <source>Keep this passage as an example: right or wrong</source>
            <translation>이 대목을 예로 남기기: 맞음 또는 틀림</translation>
        </message>
        <message>
            <source>Decided before: Return shows the passage</source>
            <translation>전에 결정한 것: Return을 누르면 그 대목을 보여 줍니다</translation>
        </message>
        <message>
            <source>Nothing like “{0}” was decided before.</source>
            <translation>“{0}”와(과) 비슷한 것을 전에 결정한 적이 없습니다.</translation>
        </message>
        <message>
            <source>Kept among the project's guidelines.</source>
            <translation>프로젝트 지침에 남겼습니다.</translation>
        </message>
    </context>
    <context>
        <name>SameTextPanel</name>
        <message>
            <source>&amp;Whole words</source>
            <translation>단어 전체(&amp;W)</translation>
        </message>
        <message>
            <source>Match &amp;case</source>
            <translation>대소문자 구분(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Only open</source>
            <translation>미결정만(&amp;O)</translation>
        </message>
        <message>
            <source>Select text first, or go to a span with [span.next] and [span.previous]</source>
            <translation>먼저 글을 선택하거나 [span.next], [span.previous] 키로 구간에 가세요</translation>
        </message>
        <message>
            <source>Looking for “{0}”</source>
            <translation>“{0}” 찾는 중</translation>
        </message>
        <message>
            <source>Text to look for</source>
            <translation>찾을 글</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>글</translation>
        </message>
        <message>
            <source>Label that it gets</source>
            <translation>붙일 라벨</translation>
        </message>
        <message>
            <source>Places of the text</source>
            <translation>글이 나오는 곳</translation>
        </message>
        <message>
            <source>This article</source>
            <translation>이 기사</translation>
        </message>
        <message>
            <source>All articles</source>
            <translation>모든 기사</translation>
        </message>
        <message>
            <source>not marked</source>
            <translation>표시 없음</translation>
        </message>
        <message>
            <source>suggested</source>
            <translation>제안됨</translation>
        </message>
        <message>
            <source>is {0}</source>
            <translation>{0}임</translation>
        </message>
        <message>
            <source>suggested as {0}</source>
            <translation>{0}(으)로 제안됨</translation>
        </message>
        <message>
            <source>rejected before</source>
            <translation>전에 거부함</translation>
        </message>
        <message>
            <source>part of a longer name</source>
            <translation>더 긴 이름의 일부</translation>
        </message>
        <message>
            <source>inside {0}</source>
            <translation>{0} 안에</translation>
        </message>
        <message>
            <source>has the label</source>
            <translation>라벨 있음</translation>
        </message>
        <message>
            <source>No project is open</source>
            <translation>열린 프로젝트가 없습니다</translation>
        </message>
        <message>
            <source>Go to a span, or select text, and press [span.same_text].</source>
            <translation>구간으로 가거나 글을 선택하고 [span.same_text] 키를 누르세요.</translation>
        </message>
        <message>
            <source>No text is chosen</source>
            <translation>고른 글이 없습니다</translation>
        </message>
        <message>
            <source>Looking for “{0}”…</source>
            <translation>“{0}” 찾는 중…</translation>
        </message>
        <message>
            <source>Every place is decided</source>
            <translation>모든 곳을 결정했습니다</translation>
        </message>
        <message>
            <source>Show them all without “Only open”.</source>
            <translation>“미결정만”을 끄면 모두 보입니다.</translation>
        </message>
        <message>
            <source>No place has “{0}”</source>
            <translation>“{0}”이(가) 나오는 곳이 없습니다</translation>
        </message>
        <message>
            <source>{0} of {1} ticked, in {2}</source>
            <translation>{2}에서 {1}곳 중 {0}곳 선택</translation>
        </message>
        <message>
            <source>; there are more: the list ends here</source>
            <translation>; 더 있지만 목록은 여기까지입니다</translation>
        </message>
        <message>
            <source>Label {0} as {1}  (Ctrl ↵)</source>
            <translation>{0}곳에 {1} 붙이기  (Ctrl ↵)</translation>
        </message>
        <message>
            <source>You stopped it.</source>
            <translation>중지했습니다.</translation>
        </message>
        <message>
            <source>one article</source>
            <translation>기사 1건</translation>
        </message>
        <message>
            <source>{0} articles</source>
            <translation>기사 {0}건</translation>
        </message>
    </context>
    <context>
        <name>Searching</name>
        <message>
            <source>Searching</source>
            <translation>찾는 중</translation>
        </message>
    </context>
    <context>
        <name>SecondLookPanel</name>
        <message>
            <source>The passage in question</source>
            <translation>물어보는 구절</translation>
        </message>
        <message>
            <source>What it is</source>
            <translation>무엇인지</translation>
        </message>
        <message>
            <source>A share of what you decide comes back here half an hour later, without what you decided; and samples of bulk steps.</source>
            <translation>결정한 것의 일부가 30분 뒤에 결정 없이 여기에 다시 나타납니다. 일괄 처리의 표본도 함께 나타납니다.</translation>
        </message>
        <message>
            <source>Nothing waits for a second look</source>
            <translation>다시 볼 것이 없습니다</translation>
        </message>
        <message>
            <source>What is marked here? {0} wait. A label's key answers, X is for nothing, J puts it off.</source>
            <translation>표시된 곳은 무엇입니까? {0}건이 기다립니다. 라벨 키로 답하고, 없음은 X, 미루기는 J입니다.</translation>
        </message>
        <message>
            <source>Before it was {0}, now {1}. Gold stays as it is; Shift+Return shows the place.</source>
            <translation>전에는 {0}, 이번에는 {1}. 정답은 그대로입니다. Shift+Return으로 그 자리를 봅니다.</translation>
        </message>
        <message>
            <source>As before: {0}.</source>
            <translation>전과 같음: {0}.</translation>
        </message>
        <message>
            <source>Nothing</source>
            <translation>없음</translation>
        </message>
    </context>
    <context>
        <name>Session</name>
        <message>
            <source>Select text first, or go to a span with [span.next] and [span.previous]</source>
            <translation>먼저 글을 선택하거나 [span.next], [span.previous] 키로 구간에 가세요</translation>
        </message>
        <message>
            <source>No other place in this article has this text without the label.</source>
            <translation>이 기사에서 이 글에 라벨이 없는 곳은 더 없습니다.</translation>
        </message>
        <message>
            <source>Labelled one more place.</source>
            <translation>한 곳에 더 라벨을 붙였습니다.</translation>
        </message>
        <message>
            <source>Labelled %n more places.</source>
            <translation>%n곳에 더 라벨을 붙였습니다.</translation>
        </message>
        <message>
            <source>The decision that was not saved is given up.</source>
            <translation>저장되지 않은 결정을 취소했습니다.</translation>
        </message>
        <message>
            <source>That was the last one: every article is done.</source>
            <translation>마지막이었습니다. 모든 기사를 완료했습니다.</translation>
        </message>
        <message>
            <source>Done, with one suggestion left undecided.</source>
            <translation>완료했습니다. 제안 1개는 미결정으로 남았습니다.</translation>
        </message>
        <message>
            <source>Done, with %n left undecided.</source>
            <translation>완료했습니다. %n개는 미결정으로 남았습니다.</translation>
        </message>
        <message>
            <source>The last ten decisions were faster than reading. That may be right; nothing is held up.</source>
            <translation>지난 열 번의 결정이 읽는 속도보다 빨랐습니다. 그대로 괜찮을 수도 있으며, 막는 것은 없습니다.</translation>
        </message>
    </context>
    <context>
        <name>SettingsDialog</name>
        <message>
            <source>Settings</source>
            <translation>설정</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>시스템에 따라</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>밝게</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>어둡게</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>고대비</translation>
        </message>
        <message>
            <source>Characters a line, where the window is wide enough</source>
            <translation>창이 충분히 넓을 때 한 줄의 글자 수</translation>
        </message>
        <message>
            <source> characters</source>
            <translation>자</translation>
        </message>
        <message>
            <source>100 is the least that tags and underlines need</source>
            <translation>100은 이름표와 밑줄에 필요한 최소값입니다</translation>
        </message>
        <message>
            <source>Show the names of labels over the text</source>
            <translation>글 위에 라벨 이름 보이기</translation>
        </message>
        <message>
            <source>Of the spans that you decide on, this share comes back later without the decision; 0 turns it off</source>
            <translation>결정한 구간 중 이 비율이 나중에 결정 없이 다시 나타납니다. 0이면 끕니다</translation>
        </message>
        <message>
            <source>Of what you decide, this share comes back later without the decision.</source>
            <translation>결정한 것 가운데 이만큼이 나중에 결정 없이 다시 나옵니다.</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>테마</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>언어</translation>
        </message>
        <message>
            <source>Text size</source>
            <translation>글자 크기</translation>
        </message>
        <message>
            <source>Line width</source>
            <translation>줄 너비</translation>
        </message>
        <message>
            <source>Line spacing</source>
            <translation>줄 간격</translation>
        </message>
        <message>
            <source>Second look</source>
            <translation>다시 보기</translation>
        </message>
        <message>
            <source>Change keys…</source>
            <translation>키 바꾸기…</translation>
        </message>
        <message>
            <source>Text as it was first</source>
            <translation>처음 글자 모양으로</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>닫기</translation>
        </message>
        <message>
            <source>The language is another one when Ratify is opened next.</source>
            <translation>다음에 Ratify를 열 때부터 이 언어로 나옵니다.</translation>
        </message>
    </context>
    <context>
        <name>SlotView</name>
        <message>
            <source>put “{0}” here</source>
            <translation>“{0}” 넣기</translation>
        </message>
        <message>
            <source>choose a span…</source>
            <translation>구간 고르기…</translation>
        </message>
        <message>
            <source>current span</source>
            <translation>현재 구간</translation>
        </message>
        <message>
            <source>{0}: put the current span here.</source>
            <translation>{0}: 현재 구간을 넣습니다.</translation>
        </message>
        <message>
            <source>{0}: list the spans that fit.</source>
            <translation>{0}: 맞는 구간을 보입니다.</translation>
        </message>
    </context>
    <context>
        <name>SplitCard</name>
        <message>
            <source>Space says where a part goes: it stays, it moves to a second card, or it is in both.</source>
            <translation>Space로 부분이 갈 곳을 정합니다: 그대로 두기, 둘째 카드로 옮기기, 양쪽에 두기.</translation>
        </message>
        <message>
            <source>Parts of the card</source>
            <translation>카드의 부분</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>나누기</translation>
        </message>
        <message>
            <source>Split “{0}”</source>
            <translation>“{0}” 나누기</translation>
        </message>
        <message>
            <source>stays here</source>
            <translation>여기 둠</translation>
        </message>
        <message>
            <source>second card</source>
            <translation>둘째 카드</translation>
        </message>
        <message>
            <source>both cards</source>
            <translation>양쪽 카드</translation>
        </message>
    </context>
    <context>
        <name>SplitRow</name>
        <message>
            <source>Split into train, dev and test</source>
            <translation>train, dev, test로 나누기</translation>
        </message>
        <message>
            <source>Share of train</source>
            <translation>train의 몫</translation>
        </message>
        <message>
            <source>Share of dev; 0 for no such part</source>
            <translation>dev의 몫. 0이면 만들지 않음</translation>
        </message>
        <message>
            <source>Share of test</source>
            <translation>test의 몫</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>시드</translation>
        </message>
        <message>
            <source>Another number splits the same articles differently.</source>
            <translation>숫자가 다르면 같은 기사도 다르게 나뉩니다.</translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message>
            <source>{0} of {1} decided</source>
            <translation>{1}개 중 {0}개 결정</translation>
        </message>
        <message>
            <source>Not saved – trying again</source>
            <translation>저장되지 않음 – 다시 시도하는 중</translation>
        </message>
        <message>
            <source>All decisions saved</source>
            <translation>모든 결정 저장됨</translation>
        </message>
        <message>
            <source>Read-only</source>
            <translation>읽기 전용</translation>
        </message>
    </context>
    <context>
        <name>Suggesting</name>
        <message>
            <source>Loading the pipeline</source>
            <translation>파이프라인 불러오는 중</translation>
        </message>
        <message>
            <source>Suggesting</source>
            <translation>제안하는 중</translation>
        </message>
    </context>
    <context>
        <name>SuggestionsModel</name>
        <message>
            <source>Text</source>
            <translation>글</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>라벨</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>점수</translation>
        </message>
        <message>
            <source>Article</source>
            <translation>기사</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>출처</translation>
        </message>
        <message>
            <source>State</source>
            <translation>상태</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>승인</translation>
        </message>
        <message>
            <source>Corrected</source>
            <translation>고침</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>거부</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>미결정</translation>
        </message>
    </context>
    <context>
        <name>SuggestionsPanel</name>
        <message>
            <source>Suggestions of the project</source>
            <translation>프로젝트의 제안</translation>
        </message>
        <message>
            <source>Every label</source>
            <translation>모든 라벨</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>미결정</translation>
        </message>
        <message>
            <source>Every state</source>
            <translation>모든 상태</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>승인</translation>
        </message>
        <message>
            <source>Corrected</source>
            <translation>고침</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>거부</translation>
        </message>
        <message>
            <source>Every source</source>
            <translation>모든 출처</translation>
        </message>
        <message>
            <source>Whole project</source>
            <translation>프로젝트 전체</translation>
        </message>
        <message>
            <source>This article</source>
            <translation>이 기사</translation>
        </message>
        <message>
            <source>That is {0} at once; one step takes {1} at most. Narrow the list first.</source>
            <translation>한 번에 {0}개입니다. 한 단계는 최대 {1}개까지입니다. 먼저 목록을 좁히세요.</translation>
        </message>
        <message>
            <source>No project is open</source>
            <translation>열린 프로젝트가 없습니다</translation>
        </message>
        <message>
            <source>Reading the suggestions…</source>
            <translation>제안을 읽는 중…</translation>
        </message>
        <message>
            <source>You can go on working.</source>
            <translation>계속 작업하셔도 됩니다.</translation>
        </message>
        <message>
            <source>No suggestion fits</source>
            <translation>맞는 제안이 없습니다</translation>
        </message>
        <message>
            <source>Empty a field above to see more.</source>
            <translation>위의 칸을 비우면 더 보입니다.</translation>
        </message>
        <message>
            <source>Let the machine suggest ([articles.suggest]).</source>
            <translation>기계가 제안하게 하세요 ([articles.suggest]).</translation>
        </message>
        <message>
            <source>No suggestions yet</source>
            <translation>아직 제안이 없습니다</translation>
        </message>
    </context>
    <context>
        <name>Survey</name>
        <message>
            <source>Listing all suggestions</source>
            <translation>모든 제안 모으기</translation>
        </message>
        <message>
            <source>You stopped it.</source>
            <translation>중지했습니다.</translation>
        </message>
    </context>
    <context>
        <name>Unsaved</name>
        <message>
            <source>Your last decision is not saved.

{0}

Close without it?</source>
            <translation>마지막 결정이 저장되지 않았습니다.

{0}

저장하지 않고 닫을까요?</translation>
        </message>
        <message>
            <source>Not saved</source>
            <translation>저장되지 않음</translation>
        </message>
    </context>
    <context>
        <name>ViewOptions</name>
        <message>
            <source>Text size {0} %</source>
            <translation>글자 크기 {0} %</translation>
        </message>
        <message>
            <source>{0} characters a line</source>
            <translation>한 줄 {0}자</translation>
        </message>
        <message>
            <source>Line spacing {0} %</source>
            <translation>줄 간격 {0} %</translation>
        </message>
    </context>
    <context>
        <name>_JobLine</name>
        <message>
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
    </context>
    <context>
        <name>_Parts</name>
        <message>
            <source>The second card needs a mention: move one, or let one be in both.</source>
            <translation>둘째 카드에 언급이 필요합니다. 하나를 옮기거나 양쪽에 두세요.</translation>
        </message>
        <message>
            <source>This card needs a mention too: let one stay.</source>
            <translation>이 카드에도 언급이 필요합니다. 하나는 남겨 두세요.</translation>
        </message>
    </context>
    <context>
        <name>cards</name>
        <message>
            <source>Perhaps the same as “{0}”: {1}.</source>
            <translation>“{0}”와(과) 같은 것일 수 있습니다: {1}.</translation>
        </message>
        <message>
            <source>{0}merges.</source>
            <translation>{0}합칩니다.</translation>
        </message>
        <message>
            <source>rejected</source>
            <translation>거부됨</translation>
        </message>
        <message>
            <source>undecided</source>
            <translation>미결정</translation>
        </message>
        <message>
            <source>confirmed</source>
            <translation>확정</translation>
        </message>
        <message>
            <source>{0} open</source>
            <translation>미결정 {0}</translation>
        </message>
        <message>
            <source>No mention</source>
            <translation>언급 없음</translation>
        </message>
    </context>
    <context>
        <name>commands</name>
        <message>
            <source>New project…</source>
            <translation>새 프로젝트…</translation>
        </message>
        <message>
            <source>Open project…</source>
            <translation>프로젝트 열기…</translation>
        </message>
        <message>
            <source>Sample articles</source>
            <translation>예제 기사</translation>
        </message>
        <message>
            <source>Import articles…</source>
            <translation>기사 가져오기…</translation>
        </message>
        <message>
            <source>Suggest</source>
            <translation>제안하기</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>내보내기…</translation>
        </message>
        <message>
            <source>Save the original page as…</source>
            <translation>원본 페이지 저장…</translation>
        </message>
        <message>
            <source>Check the project…</source>
            <translation>프로젝트 검사…</translation>
        </message>
        <message>
            <source>Backups…</source>
            <translation>백업…</translation>
        </message>
        <message>
            <source>Cancel what runs</source>
            <translation>실행 중인 작업 취소</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>끝내기</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>실행 취소</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>다시 실행</translation>
        </message>
        <message>
            <source>Write a note</source>
            <translation>메모 쓰기</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>설정…</translation>
        </message>
        <message>
            <source>Change keys…</source>
            <translation>키 바꾸기…</translation>
        </message>
        <message>
            <source>Flag or unflag</source>
            <translation>깃발 꽂기 또는 빼기</translation>
        </message>
        <message>
            <source>Flag or unflag the article</source>
            <translation>기사에 깃발 꽂기 또는 빼기</translation>
        </message>
        <message>
            <source>Decided before…</source>
            <translation>전에 결정한 것…</translation>
        </message>
        <message>
            <source>Keep as precedent…</source>
            <translation>선례로 남기기…</translation>
        </message>
        <message>
            <source>Project guidelines…</source>
            <translation>프로젝트 지침…</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>승인</translation>
        </message>
        <message>
            <source>Accept with all open slots</source>
            <translation>열린 칸까지 모두 승인</translation>
        </message>
        <message>
            <source>Reject</source>
            <translation>거부</translation>
        </message>
        <message>
            <source>Back to undecided</source>
            <translation>미결정으로 되돌리기</translation>
        </message>
        <message>
            <source>Widen left by a word</source>
            <translation>왼쪽으로 한 단어 넓히기</translation>
        </message>
        <message>
            <source>Widen right by a word</source>
            <translation>오른쪽으로 한 단어 넓히기</translation>
        </message>
        <message>
            <source>Narrow left by a word</source>
            <translation>왼쪽에서 한 단어 좁히기</translation>
        </message>
        <message>
            <source>Narrow right by a word</source>
            <translation>오른쪽에서 한 단어 좁히기</translation>
        </message>
        <message>
            <source>Widen left by a character</source>
            <translation>왼쪽으로 한 글자 넓히기</translation>
        </message>
        <message>
            <source>Widen right by a character</source>
            <translation>오른쪽으로 한 글자 넓히기</translation>
        </message>
        <message>
            <source>Narrow left by a character</source>
            <translation>왼쪽에서 한 글자 좁히기</translation>
        </message>
        <message>
            <source>Narrow right by a character</source>
            <translation>오른쪽에서 한 글자 좁히기</translation>
        </message>
        <message>
            <source>Label the same text here</source>
            <translation>이 기사의 같은 글에 라벨 붙이기</translation>
        </message>
        <message>
            <source>Same text, same label…</source>
            <translation>같은 글, 같은 라벨…</translation>
        </message>
        <message>
            <source>All suggestions like this…</source>
            <translation>이와 같은 모든 제안…</translation>
        </message>
        <message>
            <source>Done, next article</source>
            <translation>완료, 다음 기사</translation>
        </message>
        <message>
            <source>Done although something is missing</source>
            <translation>빠진 것이 있어도 완료</translation>
        </message>
        <message>
            <source>Back to in progress</source>
            <translation>진행 중으로 되돌리기</translation>
        </message>
        <message>
            <source>New agreement</source>
            <translation>새 합의</translation>
        </message>
        <message>
            <source>Next card</source>
            <translation>다음 카드</translation>
        </message>
        <message>
            <source>What is missing</source>
            <translation>빠진 것 보기</translation>
        </message>
        <message>
            <source>Choose the kind…</source>
            <translation>종류 고르기…</translation>
        </message>
        <message>
            <source>Choose the status…</source>
            <translation>상태 고르기…</translation>
        </message>
        <message>
            <source>List spans for the slot…</source>
            <translation>칸에 넣을 구간 목록…</translation>
        </message>
        <message>
            <source>Merge with another card…</source>
            <translation>다른 카드와 합치기…</translation>
        </message>
        <message>
            <source>Split the card…</source>
            <translation>카드 나누기…</translation>
        </message>
        <message>
            <source>Next undecided</source>
            <translation>다음 미결정</translation>
        </message>
        <message>
            <source>Previous undecided</source>
            <translation>이전 미결정</translation>
        </message>
        <message>
            <source>Next span</source>
            <translation>다음 구간</translation>
        </message>
        <message>
            <source>Previous span</source>
            <translation>이전 구간</translation>
        </message>
        <message>
            <source>Next article</source>
            <translation>다음 기사</translation>
        </message>
        <message>
            <source>Previous article</source>
            <translation>이전 기사</translation>
        </message>
        <message>
            <source>Find articles</source>
            <translation>기사 찾기</translation>
        </message>
        <message>
            <source>Order of the queue…</source>
            <translation>대기열 순서…</translation>
        </message>
        <message>
            <source>Filters of the queue…</source>
            <translation>대기열 거르개…</translation>
        </message>
        <message>
            <source>Keep this filter…</source>
            <translation>이 거르개 저장…</translation>
        </message>
        <message>
            <source>Suggestions of the project</source>
            <translation>프로젝트의 제안</translation>
        </message>
        <message>
            <source>Ledger of texts</source>
            <translation>글 대장</translation>
        </message>
        <message>
            <source>Second look</source>
            <translation>다시 보기</translation>
        </message>
        <message>
            <source>Dashboard</source>
            <translation>현황판</translation>
        </message>
        <message>
            <source>To the queue</source>
            <translation>대기열로</translation>
        </message>
        <message>
            <source>To the text</source>
            <translation>본문으로</translation>
        </message>
        <message>
            <source>To the inspector</source>
            <translation>검사 창으로</translation>
        </message>
        <message>
            <source>Find a command…</source>
            <translation>명령 찾기…</translation>
        </message>
        <message>
            <source>Label tags</source>
            <translation>라벨 이름표</translation>
        </message>
        <message>
            <source>Dark or light</source>
            <translation>어둡게 또는 밝게</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>고대비</translation>
        </message>
        <message>
            <source>Theme of the system</source>
            <translation>시스템 테마</translation>
        </message>
        <message>
            <source>Show the queue</source>
            <translation>대기열 보이기</translation>
        </message>
        <message>
            <source>Show the inspector</source>
            <translation>검사 창 보이기</translation>
        </message>
        <message>
            <source>Show the lists of the project</source>
            <translation>프로젝트 목록 보이기</translation>
        </message>
        <message>
            <source>Larger text</source>
            <translation>글자 크게</translation>
        </message>
        <message>
            <source>Smaller text</source>
            <translation>글자 작게</translation>
        </message>
        <message>
            <source>Normal text size</source>
            <translation>보통 글자 크기</translation>
        </message>
        <message>
            <source>Wider lines</source>
            <translation>줄 넓게</translation>
        </message>
        <message>
            <source>Narrower lines</source>
            <translation>줄 좁게</translation>
        </message>
        <message>
            <source>Lines further apart</source>
            <translation>줄 간격 넓게</translation>
        </message>
        <message>
            <source>Lines closer together</source>
            <translation>줄 간격 좁게</translation>
        </message>
        <message>
            <source>Text as it was first</source>
            <translation>처음 글자 모양으로</translation>
        </message>
        <message>
            <source>Keys on screen</source>
            <translation>화면에 키 보기</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>도움말</translation>
        </message>
        <message>
            <source>About Ratify</source>
            <translation>Ratify 정보</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>파일(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>편집(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Review</source>
            <translation>검토(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Label</source>
            <translation>라벨(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Agreement</source>
            <translation>합의(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Go</source>
            <translation>이동(&amp;G)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>보기(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>도움말(&amp;H)</translation>
        </message>
        <message>
            <source>Label as {0}</source>
            <translation>{0}(으)로 라벨 붙이기</translation>
        </message>
        <message>
            <source>Fill {0}</source>
            <translation>{0} 칸 채우기</translation>
        </message>
        <message>
            <source>Slot: {0}</source>
            <translation>칸: {0}</translation>
        </message>
        <message>
            <source>Tools</source>
            <translation>도구</translation>
        </message>
        <message>
            <source>Empty this list</source>
            <translation>이 목록 비우기</translation>
        </message>
        <message>
            <source>Recent projects</source>
            <translation>최근 프로젝트</translation>
        </message>
        <message>
            <source>Slot of the chosen card</source>
            <translation>고른 카드의 칸</translation>
        </message>
        <message>
            <source>accepted</source>
            <translation>승인됨</translation>
        </message>
        <message>
            <source>rejected</source>
            <translation>거부됨</translation>
        </message>
    </context>
    <context>
        <name>core</name>
        <message>
            <source>the file cannot be read: {0}</source>
            <translation>파일을 읽을 수 없습니다: {0}</translation>
        </message>
        <message>
            <source>the folder cannot be read: {0}</source>
            <translation>폴더를 읽을 수 없습니다: {0}</translation>
        </message>
        <message>
            <source>{0} cannot be read: {1}</source>
            <translation>{0}을(를) 읽을 수 없습니다: {1}</translation>
        </message>
        <message>
            <source>the file is empty</source>
            <translation>파일이 비어 있습니다</translation>
        </message>
        <message>
            <source>there is no such file</source>
            <translation>그런 파일이 없습니다</translation>
        </message>
        <message>
            <source>this is no ordinary file, so it is not read</source>
            <translation>일반 파일이 아니어서 읽지 않습니다</translation>
        </message>
        <message>
            <source>characters that cannot be read stand in it as � ({0})</source>
            <translation>읽을 수 없는 글자는 �로 들어 있습니다({0}개)</translation>
        </message>
        <message>
            <source>the folder holds no files</source>
            <translation>폴더에 파일이 없습니다</translation>
        </message>
        <message>
            <source>the ZIP holds no files</source>
            <translation>ZIP 안에 파일이 없습니다</translation>
        </message>
        <message>
            <source>it is a link, and only files are read</source>
            <translation>링크입니다. 파일만 읽습니다</translation>
        </message>
        <message>
            <source>left out, because their kind is not known: {0}</source>
            <translation>종류를 알 수 없어 빠졌습니다: {0}</translation>
        </message>
        <message>
            <source>left out, because Ratify wrote them for people to read: {0}</source>
            <translation>Ratify가 사람이 읽도록 쓴 것이어서 뺐습니다: {0}</translation>
        </message>
        <message>
            <source>the file is larger than {0} MB</source>
            <translation>파일이 {0} MB보다 큽니다</translation>
        </message>
        <message>
            <source>{0} is larger than {1} MB</source>
            <translation>{0}이(가) {1} MB보다 큽니다</translation>
        </message>
        <message>
            <source>the line is longer than {0} MB</source>
            <translation>줄이 {0} MB보다 깁니다</translation>
        </message>
        <message>
            <source>the text is longer than {0} MB</source>
            <translation>글이 {0} MB보다 깁니다</translation>
        </message>
        <message>
            <source>{0} needs more memory than there is</source>
            <translation>{0}에 필요한 메모리가 모자랍니다</translation>
        </message>
        <message>
            <source>{0} is nested too deeply</source>
            <translation>{0}의 중첩이 너무 깊습니다</translation>
        </message>
        <message>
            <source>{0} is damaged, or no file of this kind ({1})</source>
            <translation>{0}이(가) 손상되었거나 이 종류의 파일이 아닙니다({1})</translation>
        </message>
        <message>
            <source>the format cannot be told from the file's ending; known are {0}</source>
            <translation>확장자로 형식을 알 수 없습니다. 아는 것: {0}</translation>
        </message>
        <message>
            <source>this is a project; export its articles to a .jsonl file and import that</source>
            <translation>이것은 프로젝트입니다. 기사를 .jsonl 파일로 내보낸 다음 그 파일을 가져오세요</translation>
        </message>
        <message>
            <source>several formats end in {0}; say with --format which it is: {1}</source>
            <translation>{0}(으)로 끝나는 형식이 여럿입니다. 어느 것인지 고르세요: {1}</translation>
        </message>
        <message>
            <source>no format is known that has its files in a folder like this</source>
            <translation>이런 폴더에 파일을 두는 형식을 모릅니다</translation>
        </message>
        <message>
            <source>{0} can be written, but not read</source>
            <translation>{0}은(는) 쓸 수 있지만 읽을 수 없습니다</translation>
        </message>
        <message>
            <source>this is no ZIP, or a damaged one ({0})</source>
            <translation>ZIP이 아니거나 손상되었습니다({0})</translation>
        </message>
        <message>
            <source>its name leads out of the ZIP; it is left out</source>
            <translation>이름이 ZIP 밖을 가리켜 빠졌습니다</translation>
        </message>
        <message>
            <source>an archive within a ZIP is not opened; unpack it first</source>
            <translation>ZIP 안의 압축 파일은 열지 않습니다. 먼저 푸세요</translation>
        </message>
        <message>
            <source>unpacked the ZIP is larger than {0} GB</source>
            <translation>ZIP을 풀면 {0} GB보다 큽니다</translation>
        </message>
        <message>
            <source>it is encrypted; unpack it first</source>
            <translation>암호화되어 있습니다. 먼저 푸세요</translation>
        </message>
        <message>
            <source>unpacked it would be larger than {0} MB</source>
            <translation>풀면 {0} MB보다 큽니다</translation>
        </message>
        <message>
            <source>unpacked it would be more than {0} times as large, like a ZIP bomb</source>
            <translation>풀면 {0}배보다 커집니다. ZIP 폭탄과 같습니다</translation>
        </message>
        <message>
            <source>the file is damaged: it cannot be unpacked</source>
            <translation>파일이 손상되어 풀 수 없습니다</translation>
        </message>
        <message>
            <source>it is damaged: it cannot be unpacked</source>
            <translation>손상되어 풀 수 없습니다</translation>
        </message>
        <message>
            <source>it is damaged or cannot be read</source>
            <translation>손상되었거나 읽을 수 없습니다</translation>
        </message>
        <message>
            <source>the ZIP holds {0} files; at most {1} are read</source>
            <translation>ZIP에 파일이 {0}개 있습니다. 최대 {1}개까지 읽습니다</translation>
        </message>
        <message>
            <source>the file is encrypted; save it without a password</source>
            <translation>파일이 암호화되어 있습니다. 암호 없이 저장하세요</translation>
        </message>
        <message>
            <source>the text is empty</source>
            <translation>글이 비어 있습니다</translation>
        </message>
        <message>
            <source>the text holds nothing but blanks</source>
            <translation>글에 공백밖에 없습니다</translation>
        </message>
        <message>
            <source>the text holds a NUL character (in its line {0}), so it is no plain text</source>
            <translation>글의 {0}번째 줄에 NUL 문자가 있어 텍스트가 아닙니다</translation>
        </message>
        <message>
            <source>the text holds half a surrogate pair, which is no character</source>
            <translation>글에 서로게이트 쌍의 반쪽이 있습니다. 이것은 문자가 아닙니다</translation>
        </message>
        <message>
            <source>it holds half a surrogate pair, which is no character</source>
            <translation>서로게이트 쌍의 반쪽이 있습니다. 이것은 문자가 아닙니다</translation>
        </message>
        <message>
            <source>it holds half a surrogate pair (such as \ud800), which is no character</source>
            <translation>서로게이트 쌍의 반쪽(\ud800 등)이 있습니다. 이것은 문자가 아닙니다</translation>
        </message>
        <message>
            <source>the file holds NUL bytes, so it is no plain text (or UTF-16 without its mark: save it as UTF-8)</source>
            <translation>파일에 NUL 바이트가 있어 텍스트가 아닙니다(또는 표시 없는 UTF-16입니다. UTF-8로 저장하세요)</translation>
        </message>
        <message>
            <source>the encoding cannot be told; save the text as UTF-8</source>
            <translation>인코딩을 알 수 없습니다. UTF-8로 저장하세요</translation>
        </message>
        <message>
            <source>this is {0}, not a text</source>
            <translation>글이 아니라 {0}입니다</translation>
        </message>
        <message>
            <source>it begins with the mark of {0} but is broken at byte {1}</source>
            <translation>{0} 표시로 시작하지만 {1}번째 바이트에서 깨졌습니다</translation>
        </message>
        <message>
            <source>this is not UTF-8</source>
            <translation>UTF-8이 아닙니다</translation>
        </message>
        <message>
            <source>this is not UTF-8 (byte {0} of the line)</source>
            <translation>UTF-8이 아닙니다(줄의 {0}번째 바이트)</translation>
        </message>
        <message>
            <source>{0} is not UTF-8 (byte {1})</source>
            <translation>{0}이(가) UTF-8이 아닙니다({1}번째 바이트)</translation>
        </message>
        <message>
            <source>the file holds no text but markup</source>
            <translation>파일에 마크업밖에 없습니다</translation>
        </message>
        <message>
            <source>no main text was found on this page</source>
            <translation>이 페이지에서 본문을 찾지 못했습니다</translation>
        </message>
        <message>
            <source>this is no web page: it holds no tag</source>
            <translation>웹 페이지가 아닙니다. 태그가 없습니다</translation>
        </message>
        <message>
            <source>the page has {0} elements; at most {1} are read</source>
            <translation>이 페이지의 요소는 {0}개입니다. {1}개까지만 읽습니다</translation>
        </message>
        <message>
            <source>the page has {0} marks such as bold or span; at most {1} are read</source>
            <translation>이 페이지에는 굵은 글씨나 span 같은 표시가 {0}개 있습니다. {1}개까지만 읽습니다</translation>
        </message>
        <message>
            <source>a tag of the page has more than {0} attributes</source>
            <translation>이 페이지의 한 태그에 속성이 {0}개보다 많습니다</translation>
        </message>
        <message>
            <source>the PDF holds no text, only pictures of pages perhaps; run text recognition on it first</source>
            <translation>PDF에 글이 없습니다. 쪽의 그림뿐일 수 있으니 먼저 문자 인식을 하세요</translation>
        </message>
        <message>
            <source>this is no PDF file</source>
            <translation>PDF 파일이 아닙니다</translation>
        </message>
        <message>
            <source>the PDF is damaged</source>
            <translation>PDF가 손상되었습니다</translation>
        </message>
        <message>
            <source>the PDF has {0} pages; at most {1} are read</source>
            <translation>PDF가 {0}쪽입니다. 최대 {1}쪽까지 읽습니다</translation>
        </message>
        <message>
            <source>the PDF is protected by a password; save it without one</source>
            <translation>PDF에 암호가 걸려 있습니다. 암호 없이 저장하세요</translation>
        </message>
        <message>
            <source>the PDF holds more than {0} million characters</source>
            <translation>PDF의 글자가 {0}백만 자를 넘습니다</translation>
        </message>
        <message>
            <source>the PDF takes longer than {0} minutes to read; print it to a new PDF</source>
            <translation>PDF를 읽는 데 {0}분이 넘게 걸립니다. 새 PDF로 인쇄하세요</translation>
        </message>
        <message>
            <source>a page of the PDF unpacks to more than {0} MB of drawing</source>
            <translation>PDF의 한 쪽을 풀면 그리기 명령이 {0} MB를 넘습니다</translation>
        </message>
        <message>
            <source>page {0} of the PDF is damaged</source>
            <translation>PDF의 {0}쪽이 손상되었습니다</translation>
        </message>
        <message>
            <source>this is an old or protected Office file; save it as DOCX without a password</source>
            <translation>오래되었거나 보호된 Office 파일입니다. 암호 없이 DOCX로 저장하세요</translation>
        </message>
        <message>
            <source>this is an old or protected Office file; save it as XLSX without a password</source>
            <translation>오래되었거나 보호된 Office 파일입니다. 암호 없이 XLSX로 저장하세요</translation>
        </message>
        <message>
            <source>the document holds no text</source>
            <translation>문서에 글이 없습니다</translation>
        </message>
        <message>
            <source>the file defines XML entities, which no document needs; it is not read</source>
            <translation>파일이 XML 개체를 정의합니다. 문서에는 필요 없으므로 읽지 않습니다</translation>
        </message>
        <message>
            <source>the document is damaged: {0}</source>
            <translation>문서가 손상되었습니다: {0}</translation>
        </message>
        <message>
            <source>the document is nested deeper than {0} levels</source>
            <translation>문서의 중첩이 {0}단계보다 깊습니다</translation>
        </message>
        <message>
            <source>this is no Word document</source>
            <translation>Word 문서가 아닙니다</translation>
        </message>
        <message>
            <source>the table holds no rows</source>
            <translation>표에 행이 없습니다</translation>
        </message>
        <message>
            <source>the table has {0} columns; at most {1} are read</source>
            <translation>표에 열이 {0}개 있습니다. 최대 {1}개까지 읽습니다</translation>
        </message>
        <message>
            <source>there is no column {0}; there are: {1}</source>
            <translation>{0} 열이 없습니다. 있는 열: {1}</translation>
        </message>
        <message>
            <source>no column of texts can be told; say which it is: {0}</source>
            <translation>글이 든 열을 알 수 없습니다. 어느 것인지 고르세요: {0}</translation>
        </message>
        <message>
            <source>this is a table of agreements, not of articles; name the column of texts to import it anyway</source>
            <translation>기사가 아니라 합의의 표입니다. 그래도 가져오려면 본문이 든 열의 이름을 정하세요</translation>
        </message>
        <message>
            <source>this is a table of {0}, not of articles; name the column of texts to import it anyway</source>
            <translation>기사가 아니라 {0}의 표입니다. 그래도 가져오려면 글이 든 열을 고르세요</translation>
        </message>
        <message>
            <source>the file holds NUL characters, so it is no table of text</source>
            <translation>파일에 NUL 문자가 있어 글의 표가 아닙니다</translation>
        </message>
        <message>
            <source>the row has {0} cells, but the table {1} columns</source>
            <translation>행의 칸은 {0}개인데 표의 열은 {1}개입니다</translation>
        </message>
        <message>
            <source>the line is longer than {0} million characters</source>
            <translation>줄이 {0}백만 자보다 깁니다</translation>
        </message>
        <message>
            <source>it holds bytes that are no UTF-8; � stands for them</source>
            <translation>UTF-8이 아닌 바이트가 있어 �(으)로 대신했습니다</translation>
        </message>
        <message>
            <source>it holds bytes that are no {0}</source>
            <translation>{0}이(가) 아닌 바이트가 있습니다</translation>
        </message>
        <message>
            <source>the row looks like UTF-8, but was read as {0} like the rest of the file</source>
            <translation>이 행은 UTF-8로 보이지만 파일의 나머지처럼 {0}(으)로 읽었습니다</translation>
        </message>
        <message>
            <source>this is no {0}: {1}</source>
            <translation>{0}이(가) 아닙니다: {1}</translation>
        </message>
        <message>
            <source>from here on this is no {0}: {1}</source>
            <translation>여기서부터 {0}이(가) 아닙니다: {1}</translation>
        </message>
        <message>
            <source>the row cannot be split into cells: {0}</source>
            <translation>행을 칸으로 나눌 수 없습니다: {0}</translation>
        </message>
        <message>
            <source>a quote opens here and is never closed; the row and {0} lines after it are left out</source>
            <translation>여기서 열린 따옴표가 닫히지 않습니다. 이 행과 뒤의 {0}줄이 빠졌습니다</translation>
        </message>
        <message>
            <source>the workbook holds more than {0} MB of text; save it as CSV</source>
            <translation>통합 문서의 글이 {0} MB를 넘습니다. CSV로 저장하세요</translation>
        </message>
        <message>
            <source>only the sheet {0} is read; left out: {1}</source>
            <translation>시트 {0}만 읽습니다. 빠진 시트: {1}</translation>
        </message>
        <message>
            <source>a row group of it is larger than {0} GB; write it in smaller groups</source>
            <translation>행 그룹이 {0} GB보다 큽니다. 더 작은 그룹으로 쓰세요</translation>
        </message>
        <message>
            <source>Parquet needs the library pyarrow; install it with: pip install "ratify-desk[parquet]"</source>
            <translation>Parquet에는 라이브러리 pyarrow가 필요합니다. 설치: pip install "ratify-desk[parquet]"</translation>
        </message>
        <message>
            <source>the text must be a text; it is {0}</source>
            <translation>글은 글이어야 하는데 {0}입니다</translation>
        </message>
        <message>
            <source>the column {0} holds a NUL character or half a surrogate pair, which are no text</source>
            <translation>{0} 열에 NUL 문자나 서로게이트 쌍의 반쪽이 있습니다. 글이 아닙니다</translation>
        </message>
        <message>
            <source>the id must be a name on one line</source>
            <translation>id는 한 줄의 이름이어야 합니다</translation>
        </message>
        <message>
            <source>a cell is nested deeper than {0} levels</source>
            <translation>칸의 중첩이 {0}단계보다 깊습니다</translation>
        </message>
        <message>
            <source>this is not JSON</source>
            <translation>JSON이 아닙니다</translation>
        </message>
        <message>
            <source>this is not valid JSON: {0}</source>
            <translation>올바른 JSON이 아닙니다: {0}</translation>
        </message>
        <message>
            <source>this is not valid JSON: {0} at character {1}</source>
            <translation>올바른 JSON이 아닙니다: {1}번째 글자에서 {0}</translation>
        </message>
        <message>
            <source>the JSON is nested too deeply</source>
            <translation>JSON의 중첩이 너무 깊습니다</translation>
        </message>
        <message>
            <source>{0} is no value in JSON</source>
            <translation>{0}은(는) JSON의 값이 아닙니다</translation>
        </message>
        <message>
            <source>the key {0} stands twice in one object</source>
            <translation>한 객체에 키 {0}이(가) 두 번 있습니다</translation>
        </message>
        <message>
            <source>the number {0} is too large</source>
            <translation>수 {0}이(가) 너무 큽니다</translation>
        </message>
        <message>
            <source>this is UTF-16; JSONL is UTF-8: save it as that</source>
            <translation>UTF-16입니다. JSONL은 UTF-8이므로 그렇게 저장하세요</translation>
        </message>
        <message>
            <source>this is JSON over many lines; JSONL has one object on each line</source>
            <translation>여러 줄에 걸친 JSON입니다. JSONL은 한 줄에 객체 하나입니다</translation>
        </message>
        <message>
            <source>the id {0} stands in line {1} already</source>
            <translation>id {0}이(가) {1}번째 줄에 이미 있습니다</translation>
        </message>
        <message>
            <source>each line must be an object in braces; this one is {0}</source>
            <translation>줄마다 중괄호로 된 객체여야 하는데 {0}입니다</translation>
        </message>
        <message>
            <source>a task must be an object in braces; this one is {0}</source>
            <translation>과제는 중괄호로 된 객체여야 하는데 {0}입니다</translation>
        </message>
        <message>
            <source>an element is longer than {0} MB</source>
            <translation>항목 하나가 {0} MB보다 깁니다</translation>
        </message>
        <message>
            <source>the file ends within an element; it was cut off</source>
            <translation>파일이 항목 도중에 끝납니다. 잘렸습니다</translation>
        </message>
        <message>
            <source>the file ends within the list; it was cut off</source>
            <translation>파일이 목록 도중에 끝납니다. 잘렸습니다</translation>
        </message>
        <message>
            <source>something stands after the end of the list; it is left out</source>
            <translation>목록이 끝난 뒤에 있는 것은 빠졌습니다</translation>
        </message>
        <message>
            <source>{0}; expected is a list in brackets</source>
            <translation>{0}. 대괄호로 된 목록이어야 합니다</translation>
        </message>
        <message>
            <source>it has no "text"</source>
            <translation>"text"가 없습니다</translation>
        </message>
        <message>
            <source>it has no "text"{0}</source>
            <translation>"text"가 없습니다{0}</translation>
        </message>
        <message>
            <source>it has no "data"</source>
            <translation>"data"가 없습니다</translation>
        </message>
        <message>
            <source>it is JSON-MIN; export the full JSON</source>
            <translation>JSON-MIN입니다. 전체 JSON으로 내보내세요</translation>
        </message>
        <message>
            <source>the text must be in quotes; it is {0}</source>
            <translation>글은 따옴표 안에 있어야 하는데 {0}입니다</translation>
        </message>
        <message>
            <source>the text is not the one that sha256 belongs to; it was changed after it was written</source>
            <translation>글이 sha256과 맞지 않습니다. 쓴 뒤에 바뀌었습니다</translation>
        </message>
        <message>
            <source>the state is {0}; known are {1}</source>
            <translation>상태가 {0}입니다. 아는 것: {1}</translation>
        </message>
        <message>
            <source>the metadata must be an object in braces; it is {0}</source>
            <translation>메타데이터는 중괄호로 된 객체여야 하는데 {0}입니다</translation>
        </message>
        <message>
            <source>the metadata is nested deeper than {0} levels</source>
            <translation>메타데이터의 중첩이 {0}단계보다 깊습니다</translation>
        </message>
        <message>
            <source>the layer must be a name in quotes</source>
            <translation>층은 따옴표 안의 이름이어야 합니다</translation>
        </message>
        <message>
            <source>the id must be a name in quotes on one line</source>
            <translation>id는 따옴표 안에 있는 한 줄의 이름이어야 합니다</translation>
        </message>
        <message>
            <source>the source must be in quotes; it is {0}</source>
            <translation>출처는 따옴표 안에 있어야 하는데 {0}입니다</translation>
        </message>
        <message>
            <source>the title must be in quotes; it is {0}</source>
            <translation>제목은 따옴표 안에 있어야 하는데 {0}입니다</translation>
        </message>
        <message>
            <source>"{0}" must be an object in braces; it is {1}</source>
            <translation>"{0}"은(는) 중괄호로 된 객체여야 하는데 {1}입니다</translation>
        </message>
        <message>
            <source>"{0}" must be a list in brackets; it is {1}</source>
            <translation>"{0}"은(는) 대괄호로 된 목록이어야 하는데 {1}입니다</translation>
        </message>
        <message>
            <source>"{0}" must be a list in brackets, and is {1}; it is left out</source>
            <translation>"{0}"은(는) 대괄호로 된 목록이어야 하는데 {1}입니다. 이 부분은 빠졌습니다</translation>
        </message>
        <message>
            <source>"{0}" must hold objects in braces; one is {1}</source>
            <translation>"{0}"에는 중괄호로 된 객체가 있어야 하는데 하나가 {1}입니다</translation>
        </message>
        <message>
            <source>"{0}" must hold objects in braces; the rest of it is left out</source>
            <translation>"{0}"에는 중괄호로 된 객체가 있어야 합니다. 나머지는 빠졌습니다</translation>
        </message>
        <message>
            <source>"{0}" is left out: it must be a list in brackets, and is {1}</source>
            <translation>"{0}"은(는) 빠졌습니다. 대괄호로 된 목록이어야 하는데 {1}입니다</translation>
        </message>
        <message>
            <source>start and end must be whole numbers</source>
            <translation>시작과 끝은 정수여야 합니다</translation>
        </message>
        <message>
            <source>{0} to {1} is no part of a text of {2} characters</source>
            <translation>{0}에서 {1}까지는 {2}자인 글의 부분이 아닙니다</translation>
        </message>
        <message>
            <source>it has no label</source>
            <translation>라벨이 없습니다</translation>
        </message>
        <message>
            <source>it covers nothing but a carriage return or a byte-order mark</source>
            <translation>캐리지 리턴이나 바이트 순서 표시밖에 덮지 않습니다</translation>
        </message>
        <message>
            <source>the label must be a name in quotes</source>
            <translation>라벨은 따옴표 안의 이름이어야 합니다</translation>
        </message>
        <message>
            <source>the text there is {0}, not {1}</source>
            <translation>그곳의 글은 {1}이(가) 아니라 {0}입니다</translation>
        </message>
        <message>
            <source>the entity it stands for must be a text</source>
            <translation>가리키는 개체는 글이어야 합니다</translation>
        </message>
        <message>
            <source>the id of an entity must be a text or a number; one is {0}</source>
            <translation>개체의 id는 글이나 수여야 하는데 하나가 {0}입니다</translation>
        </message>
        <message>
            <source>two entities have the id {0}</source>
            <translation>두 개체의 id가 {0}입니다</translation>
        </message>
        <message>
            <source>the {0} must be a name in quotes</source>
            <translation>{0}은(는) 따옴표 안의 이름이어야 합니다</translation>
        </message>
        <message>
            <source>{0} must be a list of ids; it is {1}</source>
            <translation>{0}은(는) id의 목록이어야 하는데 {1}입니다</translation>
        </message>
        <message>
            <source>{0} must be a list of ids; one is {1}</source>
            <translation>{0}은(는) id의 목록이어야 하는데 하나가 {1}입니다</translation>
        </message>
        <message>
            <source>{0} names {1}, which is the id of no entity</source>
            <translation>{0}이(가) 가리키는 {1}은(는) 어느 개체의 id도 아닙니다</translation>
        </message>
        <message>
            <source>{0} names {1}, which is no span</source>
            <translation>{0}이(가) 가리키는 {1}은(는) 구간이 아닙니다</translation>
        </message>
        <message>
            <source>an agreement needs at least one mention</source>
            <translation>합의에는 언급이 하나 이상 있어야 합니다</translation>
        </message>
        <message>
            <source>a filler has details, but stands in no role: {0}</source>
            <translation>칸 내용에 상세는 있지만 역할이 없습니다: {0}</translation>
        </message>
        <message>
            <source>the origin must be a text</source>
            <translation>출처 표시는 글이어야 합니다</translation>
        </message>
        <message>
            <source>the score must be a number from 0 to 1</source>
            <translation>점수는 0에서 1까지의 수여야 합니다</translation>
        </message>
        <message>
            <source>the verdict is {0}; known are {1}</source>
            <translation>판정이 {0}입니다. 아는 것: {1}</translation>
        </message>
        <message>
            <source>{0} more spans or agreements are left out, too</source>
            <translation>구간이나 합의 {0}개가 더 빠졌습니다</translation>
        </message>
        <message>
            <source>{0} has no start or no end that is a whole number</source>
            <translation>{0}에 정수인 시작이나 끝이 없습니다</translation>
        </message>
        <message>
            <source>another span has the id {0}</source>
            <translation>다른 구간의 id가 {0}입니다</translation>
        </message>
        <message>
            <source>the {0} covers nothing but a carriage return or a byte-order mark</source>
            <translation>{0}은(는) 캐리지 리턴이나 바이트 순서 표시밖에 덮지 않습니다</translation>
        </message>
        <message>
            <source>the {0} has no mention in the text and is left out</source>
            <translation>{0}은(는) 글에 언급이 없어 빠졌습니다</translation>
        </message>
        <message>
            <source>the span {0} to {1} has no label</source>
            <translation>{0}에서 {1}까지의 구간에 라벨이 없습니다</translation>
        </message>
        <message>
            <source>{0} is left out: {1}</source>
            <translation>{0} 빠짐: {1}</translation>
        </message>
        <message>
            <source>{0} left out, since no mention is there any more</source>
            <translation>{0} 빠짐: 언급이 더는 없습니다</translation>
        </message>
        <message>
            <source>the relation {0} at {1} to {2} is left out: {3}</source>
            <translation>{1}에서 {2}까지의 관계 {0} 빠짐: {3}</translation>
        </message>
        <message>
            <source>no agreement has that mention</source>
            <translation>그 언급을 가진 합의가 없습니다</translation>
        </message>
        <message>
            <source>{0} agreements have that mention</source>
            <translation>합의 {0}개가 그 언급을 가집니다</translation>
        </message>
        <message>
            <source>it is no span with start, end and label</source>
            <translation>시작, 끝, 라벨이 있는 구간이 아닙니다</translation>
        </message>
        <message>
            <source>it does not tie two entities by a type</source>
            <translation>두 개체를 유형으로 잇지 않습니다</translation>
        </message>
        <message>
            <source>it does not tie two spans by a label</source>
            <translation>두 구간을 라벨로 잇지 않습니다</translation>
        </message>
        <message>
            <source>its comments are left out</source>
            <translation>댓글은 빠졌습니다</translation>
        </message>
        <message>
            <source>its relations are left out: they tell no kind and no status of an agreement</source>
            <translation>관계는 빠졌습니다. 합의의 종류와 상태를 말하지 않습니다</translation>
        </message>
        <message>
            <source>the answer is "{0}", so its spans are left out</source>
            <translation>답이 "{0}"이므로 구간이 빠졌습니다</translation>
        </message>
        <message>
            <source>the answer is {0}, and none of accept, reject and ignore; its spans are left out</source>
            <translation>답이 {0}입니다. accept, reject, ignore 가운데 하나가 아니어서 구간이 빠졌습니다</translation>
        </message>
        <message>
            <source>its label is left out: it stands for the whole text</source>
            <translation>라벨은 빠졌습니다. 글 전체에 붙은 것입니다</translation>
        </message>
        <message>
            <source>its options and what was chosen of them are left out: they stand for the whole text</source>
            <translation>선택지와 고른 것은 빠졌습니다. 글 전체에 붙은 것입니다</translation>
        </message>
        <message>
            <source>{0} is no tag such as O or B-LABEL; the token is taken without a label</source>
            <translation>{0}은(는) O나 B-LABEL 같은 태그가 아닙니다. 토큰만 받고 라벨은 뺐습니다</translation>
        </message>
        <message>
            <source>it has a token and no tag; the token is taken without a label</source>
            <translation>토큰만 있고 태그가 없습니다. 라벨 없이 받았습니다</translation>
        </message>
        <message>
            <source>it has a tag and no token, and is left out</source>
            <translation>태그만 있고 토큰이 없어 빠졌습니다</translation>
        </message>
        <message>
            <source>{0}; the token is taken without a label</source>
            <translation>{0}. 라벨 없이 토큰만 받았습니다</translation>
        </message>
        <message>
            <source>what it says of the article cannot be read: {0}</source>
            <translation>기사에 대해 적힌 것을 읽을 수 없습니다: {0}</translation>
        </message>
        <message>
            <source>the article is longer than {0} MB; the rest of it is left out</source>
            <translation>기사가 {0} MB보다 깁니다. 나머지는 빠졌습니다</translation>
        </message>
        <message>
            <source>{0} more lines of this article cannot be used</source>
            <translation>이 기사의 {0}줄을 더 쓸 수 없습니다</translation>
        </message>
        <message>
            <source>this is CoNLL-U, whose lines end without a tag such as O or B-LABEL; save it as tokens with tags</source>
            <translation>CoNLL-U 파일입니다. 줄 끝에 O나 B-LABEL 같은 태그가 없습니다. 태그가 붙은 토큰으로 저장하세요</translation>
        </message>
        <message>
            <source>{0} more lines are left out</source>
            <translation>{0}줄이 더 빠졌습니다</translation>
        </message>
        <message>
            <source>{0} has no text beside it</source>
            <translation>{0} 옆에 글이 없습니다</translation>
        </message>
        <message>
            <source>{0} stands there already</source>
            <translation>{0}이(가) 이미 있습니다</translation>
        </message>
        <message>
            <source>it is no line of annotation</source>
            <translation>주석의 줄이 아닙니다</translation>
        </message>
        <message>
            <source>{0} left out: Ratify has no place for them</source>
            <translation>{0} 빠짐: Ratify에 둘 곳이 없습니다</translation>
        </message>
        <message>
            <source>it needs a label, a start and an end</source>
            <translation>라벨, 시작, 끝이 있어야 합니다</translation>
        </message>
        <message>
            <source>it has {0} pieces, and a span of Ratify has one</source>
            <translation>조각이 {0}개입니다. Ratify의 구간은 하나입니다</translation>
        </message>
        <message>
            <source>an event needs a trigger, and arguments such as party:T1</source>
            <translation>사건에는 트리거와 party:T1 같은 인자가 있어야 합니다</translation>
        </message>
        <message>
            <source>an attribute needs a name and a target</source>
            <translation>속성에는 이름과 대상이 있어야 합니다</translation>
        </message>
        <message>
            <source>a normalisation needs an entity and an id such as Wikidata:Q1</source>
            <translation>정규화에는 개체와 Wikidata:Q1 같은 id가 있어야 합니다</translation>
        </message>
        <message>
            <source>an agreement needs the attributes {0} and {1}</source>
            <translation>합의에는 속성 {0}과(와) {1}이(가) 있어야 합니다</translation>
        </message>
        <message>
            <source>the argument {0} of {1} is left out: {2} is no entity that is there</source>
            <translation>{1}의 인자 {0} 빠짐: {2}은(는) 있는 개체가 아닙니다</translation>
        </message>
        <message>
            <source>neither a mention nor an entity at its trigger is there</source>
            <translation>언급도, 트리거 자리의 개체도 없습니다</translation>
        </message>
        <message>
            <source>the DocBin is larger than {0} MB when it is unpacked</source>
            <translation>DocBin을 풀면 {0} MB보다 큽니다</translation>
        </message>
        <message>
            <source>the DocBin is cut off</source>
            <translation>DocBin이 잘렸습니다</translation>
        </message>
        <message>
            <source>this is no DocBin</source>
            <translation>DocBin이 아닙니다</translation>
        </message>
        <message>
            <source>the DocBin is damaged: its tables do not fit together</source>
            <translation>DocBin이 손상되었습니다. 표가 서로 맞지 않습니다</translation>
        </message>
        <message>
            <source>of its span groups only {0} is taken; left out: {1}</source>
            <translation>구간 그룹 가운데 {0}만 받았습니다. 빠진 것: {1}</translation>
        </message>
        <message>
            <source>categories (doc.cats) are left out; documents that have some: {0}</source>
            <translation>범주(doc.cats)는 빠졌습니다. 범주가 있는 문서: {0}개</translation>
        </message>
        <message>
            <source>it is not among the document's tokens</source>
            <translation>문서의 토큰 가운데 없습니다</translation>
        </message>
        <message>
            <source>its user data cannot be read ({0})</source>
            <translation>user_data를 읽을 수 없습니다({0})</translation>
        </message>
        <message>
            <source>the article {0} comes a second time and is left out</source>
            <translation>기사 {0}이(가) 두 번째로 나와 빠졌습니다</translation>
        </message>
        <message>
            <source>{0} relations do not begin at an agreement and have no place in Ratify</source>
            <translation>관계 {0}개가 합의에서 시작하지 않아 Ratify에 둘 곳이 없습니다</translation>
        </message>
        <message>
            <source>a region is placed by a path in HTML, not by characters, and is left out</source>
            <translation>글자가 아니라 HTML의 경로로 놓인 영역이 빠졌습니다</translation>
        </message>
        <message>
            <source>regions in {0}, which is not the article's text, are left out ({1})</source>
            <translation>기사의 글이 아닌 {0}에 놓인 영역이 빠졌습니다({1}개)</translation>
        </message>
        <message>
            <source>skipped annotations ({0}) and drafts ({1}) of task {2} are left out</source>
            <translation>과제 {2}의 건너뛴 주석({0}개)과 초안({1}개)이 빠졌습니다</translation>
        </message>
        <message>
            <source>skipped annotations of task {0} are left out ({1})</source>
            <translation>과제 {0}의 건너뛴 주석이 빠졌습니다({1}개)</translation>
        </message>
        <message>
            <source>drafts of task {0} are left out ({1})</source>
            <translation>과제 {0}의 초안이 빠졌습니다({1}개)</translation>
        </message>
        <message>
            <source>the agreement {0} has no {1} and is left out</source>
            <translation>합의 {0}에 {1}이(가) 없어 빠졌습니다</translation>
        </message>
        <message>
            <source>this is JSON, but no UIMA CAS: it has no %FEATURE_STRUCTURES</source>
            <translation>JSON이지만 UIMA CAS가 아닙니다. %FEATURE_STRUCTURES가 없습니다</translation>
        </message>
        <message>
            <source>this is XML, but no UIMA CAS in XMI</source>
            <translation>XML이지만 XMI로 된 UIMA CAS가 아닙니다</translation>
        </message>
        <message>
            <source>this is not valid XML: {0} (line {1})</source>
            <translation>올바른 XML이 아닙니다: {0}({1}번째 줄)</translation>
        </message>
        <message>
            <source>this is not valid XML: its encoding is not known</source>
            <translation>올바른 XML이 아닙니다. 인코딩을 알 수 없습니다</translation>
        </message>
        <message>
            <source>the XML declares a document type or entities of its own, which is not read</source>
            <translation>XML이 문서 유형이나 개체를 스스로 선언합니다. 읽지 않습니다</translation>
        </message>
        <message>
            <source>two structures have the id {0}; the {1} is left out</source>
            <translation>두 구조의 id가 {0}입니다. {1}은(는) 빠졌습니다</translation>
        </message>
        <message>
            <source>a structure has no %TYPE and is left out</source>
            <translation>%TYPE이 없는 구조가 빠졌습니다</translation>
        </message>
        <message>
            <source>a {0} has no number for its id and is left out</source>
            <translation>id가 수가 아닌 {0}이(가) 빠졌습니다</translation>
        </message>
        <message>
            <source>it has no text (no sofaString)</source>
            <translation>글이 없습니다(sofaString 없음)</translation>
        </message>
        <message>
            <source>{0} of the type {1} have no place in Ratify</source>
            <translation>유형 {1}인 것 {0}개는 Ratify에 둘 곳이 없습니다</translation>
        </message>
        <message>
            <source>the {0} has no status and is left out</source>
            <translation>{0}에 상태가 없어 빠졌습니다</translation>
        </message>
        <message>
            <source>the {0} has links without a role, which are left out</source>
            <translation>{0}에 역할 없는 연결이 있어 빠졌습니다</translation>
        </message>
        <message>
            <source>the {0} has no {1} that is a whole number</source>
            <translation>{0}에 정수인 {1}이(가) 없습니다</translation>
        </message>
        <message>
            <source>its {0}, {1}, is in the middle of a character</source>
            <translation>{0} {1}이(가) 글자 가운데에 있습니다</translation>
        </message>
        <message>
            <source>its {0}, {1}, is outside the text</source>
            <translation>{0} {1}이(가) 글 밖에 있습니다</translation>
        </message>
        <message>
            <source>a score is {0} and not a number from 0 to 1; it is left out</source>
            <translation>점수 {0}은(는) 0에서 1까지의 수가 아니어서 빠졌습니다</translation>
        </message>
        <message>
            <source>the article {0} has gold already; import it under another name (--layer) to review the difference</source>
            <translation>기사 {0}에는 이미 정답이 있습니다. 차이를 검토하려면 다른 층 이름으로 가져오세요</translation>
        </message>
        <message>
            <source>the article {0} has another annotation in the layer {1} already; import it under another name (--layer) to review the difference</source>
            <translation>기사 {0}은(는) 층 {1}에 이미 다른 주석이 있습니다. 차이를 검토하려면 다른 층 이름으로 가져오세요</translation>
        </message>
        <message>
            <source>the article {0} is in the project with another text; rename one of them to have both</source>
            <translation>기사 {0}은(는) 다른 글로 프로젝트에 있습니다. 둘 다 두려면 하나의 이름을 바꾸세요</translation>
        </message>
        <message>
            <source>the layer {0} is the machine's own; import the annotation under another name (--layer)</source>
            <translation>층 {0}은(는) 기계의 것입니다. 주석을 다른 층 이름으로 가져오세요</translation>
        </message>
        <message>
            <source>{0} holds a NUL character (position {1}). Remove it and import again.</source>
            <translation>{0}에 NUL 문자가 있습니다(위치 {1}). 지우고 다시 가져오세요.</translation>
        </message>
        <message>
            <source>{0} holds half of a surrogate pair (position {1}), which is no character. Write the file anew from its source and import again.</source>
            <translation>{0}에 서로게이트 쌍의 반쪽이 있습니다(위치 {1}). 원본에서 파일을 새로 써서 다시 가져오세요.</translation>
        </message>
        <message>
            <source>An article has no id.</source>
            <translation>기사에 id가 없습니다.</translation>
        </message>
        <message>
            <source>{0} has no text.</source>
            <translation>{0}에 글이 없습니다.</translation>
        </message>
        <message>
            <source>The metadata of {0} cannot be kept as JSON: {1}.</source>
            <translation>{0}의 메타데이터를 JSON으로 보관할 수 없습니다: {1}.</translation>
        </message>
        <message>
            <source>The annotation of {0} cannot be used: {1}.</source>
            <translation>{0}의 주석을 쓸 수 없습니다: {1}.</translation>
        </message>
        <message>
            <source>... and {0} more problems that were not kept</source>
            <translation>… 그 밖에 남겨 두지 않은 문제 {0}개</translation>
        </message>
        <message>
            <source>this is the project itself; choose another name for the export</source>
            <translation>프로젝트 자체입니다. 내보낼 파일에 다른 이름을 고르세요</translation>
        </message>
        <message>
            <source>this is there already; name a new folder, or an empty one</source>
            <translation>이미 있습니다. 새 폴더나 빈 폴더의 이름을 대세요</translation>
        </message>
        <message>
            <source>the folder {0} does not exist; make it first</source>
            <translation>폴더 {0}이(가) 없습니다. 먼저 만드세요</translation>
        </message>
        <message>
            <source>this is a folder; name a file in it</source>
            <translation>폴더입니다. 그 안의 파일 이름을 대세요</translation>
        </message>
        <message>
            <source>this is no ordinary file, so it cannot be replaced as a whole</source>
            <translation>보통 파일이 아니어서 통째로 바꿀 수 없습니다</translation>
        </message>
        <message>
            <source>the file is write-protected; choose another name, or allow writing</source>
            <translation>쓰기 금지된 파일입니다. 다른 이름을 고르거나 쓰기를 허용하세요</translation>
        </message>
        <message>
            <source>a Ratify project is never overwritten; choose another name</source>
            <translation>Ratify 프로젝트는 덮어쓰지 않습니다. 다른 이름을 고르세요</translation>
        </message>
        <message>
            <source>this name belongs to a Ratify project, which keeps work there; choose another</source>
            <translation>이 이름은 Ratify 프로젝트가 작업을 보관하는 데 쓰는 이름입니다. 다른 이름을 고르세요</translation>
        </message>
        <message>
            <source>the file cannot be written: {0}</source>
            <translation>파일을 쓸 수 없습니다: {0}</translation>
        </message>
        <message>
            <source>the file cannot be written: {0}. What was there before is unchanged.</source>
            <translation>파일을 쓸 수 없습니다: {0}. 전에 있던 것은 그대로입니다.</translation>
        </message>
        <message>
            <source>the folder cannot be written: {0}</source>
            <translation>폴더에 쓸 수 없습니다: {0}</translation>
        </message>
        <message>
            <source>the text of {0} is not the one that was imported; nothing was exported. Check the project with ratify check.</source>
            <translation>{0}의 글이 가져온 글과 다릅니다. 아무것도 내보내지 않았습니다. ratify check로 프로젝트를 검사하세요.</translation>
        </message>
        <message>
            <source>Of {0} exported articles only {1} can be read back; nothing was exported.</source>
            <translation>내보낸 기사 {0}개 가운데 {1}개만 다시 읽힙니다. 아무것도 내보내지 않았습니다.</translation>
        </message>
        <message>
            <source>What was exported cannot be opened ({0}); nothing was exported.</source>
            <translation>내보낸 것을 열 수 없습니다({0}). 아무것도 내보내지 않았습니다.</translation>
        </message>
        <message>
            <source>What was exported cannot be read back ({0}); nothing was exported.</source>
            <translation>내보낸 것을 다시 읽을 수 없습니다({0}). 아무것도 내보내지 않았습니다.</translation>
        </message>
        <message>
            <source>The article {0} reads back differently; nothing was exported.</source>
            <translation>기사 {0}이(가) 다르게 읽힙니다. 아무것도 내보내지 않았습니다.</translation>
        </message>
        <message>
            <source>Parquet needs pyarrow; install it with: pip install "ratify-desk[parquet]"</source>
            <translation>Parquet에는 pyarrow가 필요합니다. 설치: pip install "ratify-desk[parquet]"</translation>
        </message>
        <message>
            <source>null</source>
            <translation>null</translation>
        </message>
        <message>
            <source>true or false</source>
            <translation>참/거짓</translation>
        </message>
        <message>
            <source>a number</source>
            <translation>수</translation>
        </message>
        <message>
            <source>a text</source>
            <translation>글</translation>
        </message>
        <message>
            <source>a list</source>
            <translation>목록</translation>
        </message>
        <message>
            <source>an object</source>
            <translation>객체</translation>
        </message>
        <message>
            <source>the file</source>
            <translation>파일</translation>
        </message>
        <message>
            <source>the text</source>
            <translation>글</translation>
        </message>
        <message>
            <source>the annotation</source>
            <translation>주석</translation>
        </message>
        <message>
            <source>the DocBin</source>
            <translation>DocBin</translation>
        </message>
        <message>
            <source>the workbook</source>
            <translation>통합 문서</translation>
        </message>
        <message>
            <source>the sheet</source>
            <translation>시트</translation>
        </message>
        <message>
            <source>the Parquet file</source>
            <translation>Parquet 파일</translation>
        </message>
        <message>
            <source>a span</source>
            <translation>구간</translation>
        </message>
        <message>
            <source>{0} and {1} more</source>
            <translation>{0} 외 {1}개</translation>
        </message>
        <message>
            <source>the article {0}</source>
            <translation>기사 {0}</translation>
        </message>
        <message>
            <source>The article {0}</source>
            <translation>기사 {0}</translation>
        </message>
        <message>
            <source>An article's id</source>
            <translation>기사의 id</translation>
        </message>
        <message>
            <source>The title, date or source of {0}</source>
            <translation>{0}의 제목, 날짜나 출처</translation>
        </message>
        <message>
            <source>document {0}</source>
            <translation>문서 {0}</translation>
        </message>
        <message>
            <source>task {0}</source>
            <translation>과제 {0}</translation>
        </message>
        <message>
            <source>entity {0}</source>
            <translation>개체 {0}</translation>
        </message>
        <message>
            <source>agreement {0}</source>
            <translation>합의 {0}</translation>
        </message>
        <message>
            <source>relation {0}</source>
            <translation>관계 {0}</translation>
        </message>
        <message>
            <source>line {0}</source>
            <translation>{0}번째 줄</translation>
        </message>
        <message>
            <source>the span {0}</source>
            <translation>구간 {0}</translation>
        </message>
        <message>
            <source>the {0} at token {1}</source>
            <translation>토큰 {1}의 {0}</translation>
        </message>
        <message>
            <source>the {0} at {1} to {2}</source>
            <translation>{1}에서 {2}까지의 {0}</translation>
        </message>
        <message>
            <source>{0} relations are</source>
            <translation>관계 {0}개</translation>
        </message>
        <message>
            <source>1 relation is</source>
            <translation>관계 1개</translation>
        </message>
        <message>
            <source>{0} notes are</source>
            <translation>메모 {0}개</translation>
        </message>
        <message>
            <source>1 note is</source>
            <translation>메모 1개</translation>
        </message>
        <message>
            <source>{0} equivalences are</source>
            <translation>동치 {0}개</translation>
        </message>
        <message>
            <source>1 equivalence is</source>
            <translation>동치 1개</translation>
        </message>
        <message>
            <source>{0} attributes are</source>
            <translation>속성 {0}개</translation>
        </message>
        <message>
            <source>1 attribute is</source>
            <translation>속성 1개</translation>
        </message>
        <message>
            <source>{0} agreements are</source>
            <translation>합의 {0}개</translation>
        </message>
        <message>
            <source>1 agreement is</source>
            <translation>합의 1개</translation>
        </message>
        <message>
            <source>a PDF file</source>
            <translation>PDF 파일</translation>
        </message>
        <message>
            <source>a ZIP or office file</source>
            <translation>ZIP이나 Office 파일</translation>
        </message>
        <message>
            <source>an old office file</source>
            <translation>오래된 Office 파일</translation>
        </message>
        <message>
            <source>entities</source>
            <translation>개체</translation>
        </message>
        <message>
            <source>agreements</source>
            <translation>합의</translation>
        </message>
        <message>
            <source>a picture</source>
            <translation>그림</translation>
        </message>
        <message>
            <source>a compressed file</source>
            <translation>압축 파일</translation>
        </message>
        <message>
            <source>a database</source>
            <translation>데이터베이스</translation>
        </message>
        <message>
            <source>{0}, line {1}: {2}</source>
            <translation>{0}, {1}번째 줄: {2}</translation>
        </message>
        <message>
            <source>another program is writing to it. Nothing was changed; try again when it has finished.</source>
            <translation>다른 프로그램이 쓰는 중입니다. 바뀐 것은 없습니다. 끝난 뒤 다시 해 보세요.</translation>
        </message>
        <message>
            <source>it cannot be written. Nothing was changed; give yourself the right to write to the file and its folder, or open the project read-only.</source>
            <translation>쓸 수 없습니다. 바뀐 것은 없습니다. 파일과 폴더에 쓸 권한을 주거나 프로젝트를 읽기 전용으로 여세요.</translation>
        </message>
        <message>
            <source>you have no right to open it. Ask its owner, or copy it to a folder of your own.</source>
            <translation>열 권한이 없습니다. 소유자에게 묻거나 자기 폴더로 복사하세요.</translation>
        </message>
        <message>
            <source>the disk is full. Nothing was changed; free some space and repeat the last step.</source>
            <translation>디스크가 가득 찼습니다. 바뀐 것은 없습니다. 공간을 비우고 마지막 단계를 다시 하세요.</translation>
        </message>
        <message>
            <source>the disk is full. Nothing was changed; free some space and open it again.</source>
            <translation>디스크가 가득 찼습니다. 바뀐 것은 없습니다. 공간을 비우고 다시 여세요.</translation>
        </message>
        <message>
            <source>the disk reports an error. Nothing was changed; check the disk, and copy the project and its backups to another one.</source>
            <translation>디스크가 오류를 알렸습니다. 바뀐 것은 없습니다. 디스크를 살펴보고 프로젝트와 백업을 다른 디스크로 복사하세요.</translation>
        </message>
        <message>
            <source>the disk does not take the change: a quota may be used up, or the disk is failing. Nothing was changed; free some space, and check the disk if that does not help.</source>
            <translation>디스크가 변경을 받지 않습니다. 할당량이 다 찼거나 디스크가 고장 났을 수 있습니다. 바뀐 것은 없습니다. 공간을 비우고, 그래도 안 되면 디스크를 살펴보세요.</translation>
        </message>
        <message>
            <source>this is not a Ratify project. Make a project, then import this file into it.</source>
            <translation>Ratify 프로젝트가 아닙니다. 프로젝트를 만든 다음 이 파일을 가져오세요.</translation>
        </message>
        <message>
            <source>it cannot be opened. Check that the file and its folder are there and that you may write to them.</source>
            <translation>열 수 없습니다. 파일과 폴더가 있는지, 쓸 수 있는지 확인하세요.</translation>
        </message>
        <message>
            <source>the project is open read-only. Open it for writing to change it.</source>
            <translation>프로젝트가 읽기 전용으로 열려 있습니다. 바꾸려면 쓰기로 여세요.</translation>
        </message>
        <message>
            <source>the file was moved, renamed, replaced or deleted while it was open. What was decided before is in it: put it back under this name, or open it where it is now.</source>
            <translation>파일이 열려 있는 동안 옮겨지거나 이름이 바뀌거나 바뀌치기되거나 지워졌습니다. 그전의 결정은 그 안에 있습니다. 이 이름으로 되돌리거나 지금 있는 곳에서 여세요.</translation>
        </message>
        <message>
            <source>the file is empty, not a Ratify project. Delete it and make a new project.</source>
            <translation>파일이 비어 있어 Ratify 프로젝트가 아닙니다. 지우고 새 프로젝트를 만드세요.</translation>
        </message>
        <message>
            <source>an older Ratify has written this project. Open it for writing once to renew it.</source>
            <translation>더 오래된 Ratify가 쓴 프로젝트입니다. 쓰기로 한 번 열어 새롭게 하세요.</translation>
        </message>
        <message>
            <source>there is something of this name already. Choose another name, or open it.</source>
            <translation>이 이름이 이미 있습니다. 다른 이름을 고르거나 그것을 여세요.</translation>
        </message>
        <message>
            <source>the folder {0} does not exist. Make it first, or choose another.</source>
            <translation>폴더 {0}이(가) 없습니다. 먼저 만들거나 다른 폴더를 고르세요.</translation>
        </message>
        <message>
            <source>This Python comes with SQLite {0}; Ratify needs 3.37. Install a newer Python.</source>
            <translation>이 Python에 든 SQLite는 {0}인데 Ratify에는 3.37이 필요합니다. 더 새로운 Python을 설치하세요.</translation>
        </message>
        <message>
            <source>this path is too long, with {0} bytes of {1}. Move the project to a folder nearer to the top, or give its folders shorter names.</source>
            <translation>경로가 너무 깁니다: {1}바이트까지인데 {0}바이트입니다. 프로젝트를 더 위쪽 폴더로 옮기거나 폴더 이름을 줄이세요.</translation>
        </message>
        <message>
            <source>this is a folder, not a project. Choose a .ratify file.</source>
            <translation>폴더이지 프로젝트가 아닙니다. .ratify 파일을 고르세요.</translation>
        </message>
        <message>
            <source>there is no such file. Check the name, or make a new project.</source>
            <translation>그런 파일이 없습니다. 이름을 확인하거나 새 프로젝트를 만드세요.</translation>
        </message>
        <message>
            <source>{0}: the file cannot be read: {1}. Check its rights and its disk.</source>
            <translation>{0}: 파일을 읽을 수 없습니다: {1}. 권한과 디스크를 확인하세요.</translation>
        </message>
        <message>
            <source>the file or its folder cannot be written. Give yourself the right to write there, copy the project to a folder of your own, or open it read-only.</source>
            <translation>파일이나 폴더에 쓸 수 없습니다. 쓸 권한을 주거나, 자기 폴더로 복사하거나, 읽기 전용으로 여세요.</translation>
        </message>
        <message>
            <source>this is a database of another program, not a Ratify project. Choose a .ratify file.</source>
            <translation>다른 프로그램의 데이터베이스이지 Ratify 프로젝트가 아닙니다. .ratify 파일을 고르세요.</translation>
        </message>
        <message>
            <source>a newer Ratify has written this project. Install Ratify {0} or a newer one to open it.</source>
            <translation>더 새로운 Ratify가 쓴 프로젝트입니다. 열려면 Ratify {0} 이상을 설치하세요.</translation>
        </message>
        <message>
            <source>a newer Ratify has written this project. Install the newest Ratify to open it.</source>
            <translation>더 새로운 Ratify가 쓴 프로젝트입니다. 열려면 최신 Ratify를 설치하세요.</translation>
        </message>
        <message>
            <source>{0}: another program has it open. Close it there to change it here; until then it can be read.</source>
            <translation>{0}: 다른 프로그램이 열어 두었습니다. 여기서 바꾸려면 거기서 닫으세요. 그때까지는 읽을 수 있습니다.</translation>
        </message>
        <message>
            <source>{0} has it open. Close it there to change it here; until then it can be read.</source>
            <translation>{0}이(가) 열어 두었습니다. 여기서 바꾸려면 거기서 닫으세요. 그때까지는 읽을 수 있습니다.</translation>
        </message>
        <message>
            <source>the damaged file cannot be set aside: {0}. Check the rights of its folder.</source>
            <translation>손상된 파일을 치워 둘 수 없습니다: {0}. 폴더의 권한을 확인하세요.</translation>
        </message>
        <message>
            <source>it cannot be written: {0}. Check its rights, and the room on its disk.</source>
            <translation>쓸 수 없습니다: {0}. 권한과 디스크의 공간을 확인하세요.</translation>
        </message>
        <message>
            <source>What you decided on is no longer there: it was undone or removed. Look again and decide anew.</source>
            <translation>결정한 것이 이제 없습니다. 실행 취소되었거나 지워졌습니다. 다시 보고 새로 결정하세요.</translation>
        </message>
        <message>
            <source>Undo {0}</source>
            <translation>실행 취소: {0}</translation>
        </message>
        <message>
            <source>Redo {0}</source>
            <translation>다시 실행: {0}</translation>
        </message>
        <message>
            <source>Accept span</source>
            <translation>구간 승인</translation>
        </message>
        <message>
            <source>Reject span</source>
            <translation>구간 거부</translation>
        </message>
        <message>
            <source>Reopen span</source>
            <translation>구간 되돌리기</translation>
        </message>
        <message>
            <source>Relabel span</source>
            <translation>구간 라벨 바꾸기</translation>
        </message>
        <message>
            <source>Resize span</source>
            <translation>구간 크기 바꾸기</translation>
        </message>
        <message>
            <source>Add span</source>
            <translation>구간 추가</translation>
        </message>
        <message>
            <source>Accept {0} spans</source>
            <translation>구간 {0}개 승인</translation>
        </message>
        <message>
            <source>Reject {0} spans</source>
            <translation>구간 {0}개 거부</translation>
        </message>
        <message>
            <source>Reopen {0} spans</source>
            <translation>구간 {0}개 되돌리기</translation>
        </message>
        <message>
            <source>Relabel {0} spans</source>
            <translation>구간 {0}개 라벨 바꾸기</translation>
        </message>
        <message>
            <source>Accept {0} spans in bulk</source>
            <translation>구간 {0}개 한꺼번에 승인</translation>
        </message>
        <message>
            <source>Reject {0} spans in bulk</source>
            <translation>구간 {0}개 한꺼번에 거부</translation>
        </message>
        <message>
            <source>Relabel {0} spans in bulk</source>
            <translation>구간 {0}개 한꺼번에 라벨 바꾸기</translation>
        </message>
        <message>
            <source>Label one place as {0}</source>
            <translation>한 곳에 {0} 라벨 붙이기</translation>
        </message>
        <message>
            <source>Label {0} places as {1}</source>
            <translation>{0}곳에 {1} 라벨 붙이기</translation>
        </message>
        <message>
            <source>Label {0} as {1}</source>
            <translation>{0}에 {1} 라벨 붙이기</translation>
        </message>
        <message>
            <source>Label same text</source>
            <translation>같은 글에 라벨 붙이기</translation>
        </message>
        <message>
            <source>Accept agreement</source>
            <translation>합의 승인</translation>
        </message>
        <message>
            <source>Reject agreement</source>
            <translation>합의 거부</translation>
        </message>
        <message>
            <source>Reopen agreement</source>
            <translation>합의 되돌리기</translation>
        </message>
        <message>
            <source>Add agreement</source>
            <translation>합의 추가</translation>
        </message>
        <message>
            <source>Merge agreements</source>
            <translation>합의 합치기</translation>
        </message>
        <message>
            <source>Split agreement</source>
            <translation>합의 나누기</translation>
        </message>
        <message>
            <source>Set kind</source>
            <translation>종류 정하기</translation>
        </message>
        <message>
            <source>Set status</source>
            <translation>상태 정하기</translation>
        </message>
        <message>
            <source>Fill role</source>
            <translation>역할 채우기</translation>
        </message>
        <message>
            <source>Accept filler</source>
            <translation>칸 내용 승인</translation>
        </message>
        <message>
            <source>Reject filler</source>
            <translation>칸 내용 거부</translation>
        </message>
        <message>
            <source>Reopen filler</source>
            <translation>칸 내용 되돌리기</translation>
        </message>
        <message>
            <source>Write note</source>
            <translation>메모 쓰기</translation>
        </message>
        <message>
            <source>Change note</source>
            <translation>메모 고치기</translation>
        </message>
        <message>
            <source>Remove note</source>
            <translation>메모 지우기</translation>
        </message>
        <message>
            <source>Set flag</source>
            <translation>깃발 꽂기</translation>
        </message>
        <message>
            <source>Take flag off</source>
            <translation>깃발 빼기</translation>
        </message>
        <message>
            <source>Give reason</source>
            <translation>까닭 적기</translation>
        </message>
        <message>
            <source>Keep precedent</source>
            <translation>선례로 남기기</translation>
        </message>
        <message>
            <source>Change guideline</source>
            <translation>지침 고치기</translation>
        </message>
        <message>
            <source>Remove guideline</source>
            <translation>지침 지우기</translation>
        </message>
        <message>
            <source>Move guideline</source>
            <translation>지침 옮기기</translation>
        </message>
        <message>
            <source>Put back to do</source>
            <translation>할 일로 되돌리기</translation>
        </message>
        <message>
            <source>Put in progress</source>
            <translation>진행 중으로</translation>
        </message>
        <message>
            <source>Mark done</source>
            <translation>완료로 표시</translation>
        </message>
        <message>
            <source>Import gold</source>
            <translation>정답 가져오기</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>다시 보기</translation>
        </message>
        <message>
            <source>The two agreements are in different articles; only those of one article can be merged.</source>
            <translation>두 합의가 서로 다른 기사에 있습니다. 한 기사 안의 합의만 합칠 수 있습니다.</translation>
        </message>
        <message>
            <source>These two are one agreement already.</source>
            <translation>이 둘은 이미 한 합의입니다.</translation>
        </message>
        <message>
            <source>Each of the two agreements needs a mention. Leave one with each.</source>
            <translation>두 합의에는 각각 언급이 하나씩 필요합니다. 양쪽에 하나씩 남겨 두세요.</translation>
        </message>
        <message>
            <source>A span from {0} to {1} is outside the text of {2} characters. Select it anew.</source>
            <translation>{0}에서 {1}까지의 구간은 {2}자인 글을 벗어납니다. 다시 선택하세요.</translation>
        </message>
        <message>
            <source>A span needs at least one character. Select some text first.</source>
            <translation>구간에는 적어도 한 글자가 필요합니다. 먼저 글을 선택하세요.</translation>
        </message>
        <message>
            <source>The span {0} begins or ends with a blank. Leave the blank out.</source>
            <translation>구간 {0}이(가) 공백으로 시작하거나 끝납니다. 공백을 빼세요.</translation>
        </message>
        <message>
            <source>{0} is no label of this project's schema. Give the span another label.</source>
            <translation>{0}은(는) 이 프로젝트 스키마의 라벨이 아닙니다. 다른 라벨을 붙이세요.</translation>
        </message>
        <message>
            <source>{0} would cross {1}. Resize or reject one of the two.</source>
            <translation>{0}이(가) {1}와(과) 엇갈립니다. 하나의 크기를 바꾸거나 거부하세요.</translation>
        </message>
        <message>
            <source>{0} lies inside {1}, and nothing is marked inside a {2}. Reject that one first.</source>
            <translation>{0} 구간은 {1} 안에 있는데, {2} 안에는 아무것도 표시하지 않습니다. 먼저 바깥 구간을 거부하세요.</translation>
        </message>
        <message>
            <source>{0} holds {1}, and nothing is marked inside a {2}. Reject that one first.</source>
            <translation>{0}이(가) {1}을(를) 담는데, {2} 안에는 아무것도 표시하지 않습니다. 그것을 먼저 거부하세요.</translation>
        </message>
        <message>
            <source>{0} is no role of this project's schema. Choose another.</source>
            <translation>{0}은(는) 이 프로젝트의 스키마에 있는 역할이 아닙니다. 다른 것을 고르세요.</translation>
        </message>
        <message>
            <source>{0} takes {1}, not {2}. Choose another span, or relabel this one.</source>
            <translation>{0} 칸은 {2}이(가) 아니라 {1}을(를) 받습니다. 다른 구간을 고르거나 이 구간의 라벨을 바꾸세요.</translation>
        </message>
        <message>
            <source>{0} is a {1} already. Reject this span instead.</source>
            <translation>{0}은(는) 이미 {1}입니다. 대신 이 구간을 거부하세요.</translation>
        </message>
        <message>
            <source>{0} is the only mention of an agreement. Reject the agreement first.</source>
            <translation>{0}은(는) 합의의 유일한 언급입니다. 합의를 먼저 거부하세요.</translation>
        </message>
        <message>
            <source>This span was added by hand: there is no suggestion to go back to. Reject it to remove it.</source>
            <translation>손으로 추가한 구간이라 되돌아갈 제안이 없습니다. 지우려면 거부하세요.</translation>
        </message>
        <message>
            <source>No mention of this agreement is left. Give it one, or reject it.</source>
            <translation>이 합의에 남은 언급이 없습니다. 언급을 주거나 거부하세요.</translation>
        </message>
        <message>
            <source>This agreement was added by hand: there is no suggestion to go back to. Reject it to remove it.</source>
            <translation>손으로 추가한 합의라 되돌아갈 제안이 없습니다. 지우려면 거부하세요.</translation>
        </message>
        <message>
            <source>The span and the agreement are in different articles.</source>
            <translation>구간과 합의가 서로 다른 기사에 있습니다.</translation>
        </message>
        <message>
            <source>This part was added by hand: there is no suggestion to go back to. Reject it instead.</source>
            <translation>손으로 추가한 부분이라 되돌아갈 제안이 없습니다. 대신 거부하세요.</translation>
        </message>
        <message>
            <source>{0} is no kind of agreement in this project's schema. Choose another.</source>
            <translation>{0}은(는) 이 프로젝트 스키마의 합의 종류가 아닙니다. 다른 것을 고르세요.</translation>
        </message>
        <message>
            <source>{0} is no status of agreements in this project's schema. Choose another.</source>
            <translation>{0}은(는) 이 프로젝트 스키마의 합의 상태가 아닙니다. 다른 것을 고르세요.</translation>
        </message>
        <message>
            <source>That is {0} at once; one step takes {1} at most. Narrow the list first.</source>
            <translation>한 번에 {0}개입니다. 한 단계는 최대 {1}개까지입니다. 먼저 목록을 좁히세요.</translation>
        </message>
        <message>
            <source>The flag is about a part of another article.</source>
            <translation>이 깃발은 다른 기사의 부분에 관한 것입니다.</translation>
        </message>
        <message>
            <source>This guideline is no longer there: it was undone or removed.</source>
            <translation>이 지침은 이제 없습니다. 취소되었거나 지워졌습니다.</translation>
        </message>
        <message>
            <source>A guideline needs some text.</source>
            <translation>지침에는 글이 있어야 합니다.</translation>
        </message>
        <message>
            <source>A note needs some text.</source>
            <translation>메모에는 글이 있어야 합니다.</translation>
        </message>
        <message>
            <source>The note is about a part of another article.</source>
            <translation>이 메모는 다른 기사의 부분에 관한 것입니다.</translation>
        </message>
        <message>
            <source>This passage was answered already. Go on to the next.</source>
            <translation>이 대목은 이미 답했습니다. 다음으로 넘어가세요.</translation>
        </message>
        <message>
            <source>needs a {0}, {1} is none of this schema</source>
            <translation>{0}이(가) 필요합니다. {1}은(는) 이 스키마에 없습니다</translation>
        </message>
        <message>
            <source>needs {0} {1}, has {2}</source>
            <translation>{1} {0}개가 필요한데 {2}개뿐입니다</translation>
        </message>
        <message>
            <source>{0} new article</source>
            <translation>새 기사 {0}건</translation>
        </message>
        <message>
            <source>{0} new articles</source>
            <translation>새 기사 {0}건</translation>
        </message>
        <message>
            <source>no new articles</source>
            <translation>새 기사 없음</translation>
        </message>
        <message>
            <source>{0} there already</source>
            <translation>이미 있는 것 {0}건</translation>
        </message>
        <message>
            <source>{0} left out because their names stand for other texts</source>
            <translation>이름이 다른 글의 것이라 제외한 것 {0}건</translation>
        </message>
        <message>
            <source>{0} with annotation</source>
            <translation>주석 있는 것 {0}건</translation>
        </message>
        <message>
            <source>blanks cut off {0} span</source>
            <translation>공백을 잘라 낸 구간 {0}개</translation>
        </message>
        <message>
            <source>blanks cut off {0} spans</source>
            <translation>공백을 잘라 낸 구간 {0}개</translation>
        </message>
        <message>
            <source>{0} span across the edge of another</source>
            <translation>다른 구간의 경계를 가로지르는 구간 {0}개</translation>
        </message>
        <message>
            <source>{0} spans across the edge of another</source>
            <translation>다른 구간의 경계를 가로지르는 구간 {0}개</translation>
        </message>
        <message>
            <source>left out of annotations {0} part</source>
            <translation>주석에서 {0}곳을 뺌</translation>
        </message>
        <message>
            <source>left out of annotations {0} parts</source>
            <translation>주석에서 {0}곳을 뺌</translation>
        </message>
        <message>
            <source>The label {0} is not in the project's schema; left out {1}, first in {2}.</source>
            <translation>라벨 {0}은(는) 이 프로젝트의 스키마에 없어 뺐습니다({1}, 처음은 {2}).</translation>
        </message>
        <message>
            <source>The kind {0} is not in the project's schema; its agreement left out {1}, first in {2}.</source>
            <translation>종류 {0}은(는) 이 프로젝트의 스키마에 없어 그 합의를 뺐습니다({1}, 처음은 {2}).</translation>
        </message>
        <message>
            <source>The status {0} is not in the project's schema; its agreement left out {1}, first in {2}.</source>
            <translation>상태 {0}은(는) 이 프로젝트의 스키마에 없어 그 합의를 뺐습니다({1}, 처음은 {2}).</translation>
        </message>
        <message>
            <source>The role {0} is not in the project's schema; left out {1}, first in {2}.</source>
            <translation>역할 {0}은(는) 이 프로젝트의 스키마에 없어 뺐습니다({1}, 처음은 {2}).</translation>
        </message>
        <message>
            <source>The role does not take this label: {0}; left out {1}, first in {2}.</source>
            <translation>역할이 이 라벨을 받지 않아 뺐습니다: {0}({1}, 처음은 {2}).</translation>
        </message>
        <message>
            <source>An agreement of the kind {0} has no mention; left out {1}, first in {2}.</source>
            <translation>종류 {0}의 합의에 언급이 없어 뺐습니다({1}, 처음은 {2}).</translation>
        </message>
        <message>
            <source>A {0} holds nothing but blanks; left out {1}, first in {2}.</source>
            <translation>{0}에 공백만 있어 뺐습니다({1}, 처음은 {2}).</translation>
        </message>
        <message>
            <source>The name {0} was to be left out; left out {1}, first in {2}.</source>
            <translation>이름 {0}은(는) 빼기로 하여 뺐습니다({1}, 처음은 {2}).</translation>
        </message>
        <message>
            <source>Further names are not in the project's schema; left out {0}, first in {1}.</source>
            <translation>그 밖의 이름도 이 프로젝트의 스키마에 없어 뺐습니다({0}, 처음은 {1}).</translation>
        </message>
        <message>
            <source>{0} problem</source>
            <translation>문제 {0}개</translation>
        </message>
        <message>
            <source>{0} problems</source>
            <translation>문제 {0}개</translation>
        </message>
        <message>
            <source>Plain text</source>
            <translation>일반 텍스트</translation>
        </message>
        <message>
            <source>Web page (HTML)</source>
            <translation>웹 페이지(HTML)</translation>
        </message>
        <message>
            <source>Word document</source>
            <translation>Word 문서</translation>
        </message>
        <message>
            <source>Excel workbook</source>
            <translation>Excel 통합 문서</translation>
        </message>
        <message>
            <source>Table (CSV, TSV)</source>
            <translation>표(CSV, TSV)</translation>
        </message>
        <message>
            <source>Table (JSON lines)</source>
            <translation>표(JSON 줄)</translation>
        </message>
        <message>
            <source>Table (Parquet)</source>
            <translation>표(Parquet)</translation>
        </message>
        <message>
            <source>Table of entities (CSV)</source>
            <translation>개체 표(CSV)</translation>
        </message>
        <message>
            <source>Table of agreements (CSV)</source>
            <translation>합의 표(CSV)</translation>
        </message>
        <message>
            <source>Table of entities (Parquet)</source>
            <translation>개체 표(Parquet)</translation>
        </message>
        <message>
            <source>Table of agreements (Parquet)</source>
            <translation>합의 표(Parquet)</translation>
        </message>
        <message>
            <source>Report (HTML)</source>
            <translation>보고서(HTML)</translation>
        </message>
        <message>
            <source>Summary (Markdown)</source>
            <translation>요약(Markdown)</translation>
        </message>
        <message>
            <source>doccano JSONL with relations</source>
            <translation>doccano JSONL, 관계 포함</translation>
        </message>
        <message>
            <source>UIMA CAS (one file of XMI)</source>
            <translation>UIMA CAS(XMI 파일 하나)</translation>
        </message>
        <message>
            <source>UIMA CAS (one file of JSON)</source>
            <translation>UIMA CAS(JSON 파일 하나)</translation>
        </message>
        <message>
            <source>There is no article {0} in this project.</source>
            <translation>이 프로젝트에 기사 {0}이(가) 없습니다.</translation>
        </message>
        <message>
            <source>they are not done</source>
            <translation>완료되지 않음</translation>
        </message>
        <message>
            <source>none is done</source>
            <translation>완료된 것이 없음</translation>
        </message>
        <message>
            <source>the layer {0} does not cover them</source>
            <translation>층 {0}에 들어 있지 않음</translation>
        </message>
        <message>
            <source>the project holds none</source>
            <translation>프로젝트에 기사가 없음</translation>
        </message>
        <message>
            <source>Column {0}: {1}</source>
            <translation>{0}번째 글자: {1}</translation>
        </message>
        <message>
            <source>a query has at most {0} characters.</source>
            <translation>검색어는 최대 {0}자입니다.</translation>
        </message>
        <message>
            <source>a query has at most {0} parts.</source>
            <translation>검색어는 최대 {0}부분입니다.</translation>
        </message>
        <message>
            <source>this bracket was never opened.</source>
            <translation>이 괄호는 열린 적이 없습니다.</translation>
        </message>
        <message>
            <source>this bracket is not closed.</source>
            <translation>이 괄호가 닫히지 않았습니다.</translation>
        </message>
        <message>
            <source>OR stands between two things to look for.</source>
            <translation>OR는 찾을 것 둘 사이에 옵니다.</translation>
        </message>
        <message>
            <source>brackets and NOT are nested too deep here.</source>
            <translation>괄호와 NOT이 너무 깊이 겹쳐 있습니다.</translation>
        </message>
        <message>
            <source>say what must not be there.</source>
            <translation>없어야 할 것을 적으세요.</translation>
        </message>
        <message>
            <source>say which {0} is meant.</source>
            <translation>어느 {0}인지 적으세요.</translation>
        </message>
        <message>
            <source>say which {0} is meant: {1}.</source>
            <translation>어느 {0}인지 적으세요: {1}.</translation>
        </message>
        <message>
            <source>{0} has no order; write {1}:</source>
            <translation>{0}에는 크고 작음이 없습니다. {1}: 라고 쓰세요</translation>
        </message>
        <message>
            <source>a date is written 2024, 2024-05 or 2024-05-31.</source>
            <translation>날짜는 2024, 2024-05 또는 2024-05-31처럼 씁니다.</translation>
        </message>
        <message>
            <source>there is nothing between the two /.</source>
            <translation>두 / 사이에 아무것도 없습니다.</translation>
        </message>
        <message>
            <source>a pattern has at most {0} characters.</source>
            <translation>패턴은 최대 {0}자입니다.</translation>
        </message>
        <message>
            <source>this pattern cannot be read: {0}.</source>
            <translation>이 패턴을 읽을 수 없습니다: {0}.</translation>
        </message>
        <message>
            <source>this pattern needs a second / at its end.</source>
            <translation>이 패턴은 끝에 /가 하나 더 필요합니다.</translation>
        </message>
        <message>
            <source>a score is a number from 0 to 1, like 0.6.</source>
            <translation>점수는 0.6처럼 0에서 1까지의 수입니다.</translation>
        </message>
        <message>
            <source>there is no {0} {1}.</source>
            <translation>{1}(이)라는 {0}은(는) 없습니다.</translation>
        </message>
        <message>
            <source>there is no {0} {1}. Did you mean {2}?</source>
            <translation>{1}(이)라는 {0}은(는) 없습니다. {2}인가요?</translation>
        </message>
        <message>
            <source>there is no {0} {1}. There is {2}.</source>
            <translation>{1}(이)라는 {0}은(는) 없습니다. {2}이(가) 있습니다.</translation>
        </message>
        <message>
            <source>there is no field {0}; did you mean {1}:?</source>
            <translation>{0}(이)라는 항목은 없습니다. {1}: 인가요?</translation>
        </message>
        <message>
            <source>there is no field {0}; put it into quotes to look for it as text.</source>
            <translation>{0}(이)라는 항목은 없습니다. 글로 찾으려면 따옴표에 넣으세요.</translation>
        </message>
        <message>
            <source>Repair project</source>
            <translation>프로젝트 고치기</translation>
        </message>
        <message>
            <source>Take over what history lacks</source>
            <translation>기록에 없는 것 넘겨받기</translation>
        </message>
        <message>
            <source>Begin history</source>
            <translation>기록 시작</translation>
        </message>
        <message>
            <source>The article {0} has no text.</source>
            <translation>기사 {0}에 본문이 없습니다.</translation>
        </message>
        <message>
            <source>The text of {0} is not the one that was imported: its hash differs.</source>
            <translation>{0}의 본문이 가져온 것과 다릅니다. 해시가 다릅니다.</translation>
        </message>
        <message>
            <source>The text of {0} has {1} characters; {2} are noted.</source>
            <translation>{0}의 본문은 {1}자인데 {2}자로 적혀 있습니다.</translation>
        </message>
        <message>
            <source>The gold {0} at {1} is outside the text of {2} characters.</source>
            <translation>{1}의 정답 {0}이(가) {2}자 본문 밖에 있습니다.</translation>
        </message>
        <message>
            <source>The suggested {0} at {1} is outside the text of {2} characters.</source>
            <translation>{1}의 제안 {0}이(가) {2}자 본문 밖에 있습니다.</translation>
        </message>
        <message>
            <source>The gold {0} at {1} crosses the gold {2} at {3}.</source>
            <translation>{1}의 정답 {0}이(가) {3}의 정답 {2}와(과) 엇갈립니다.</translation>
        </message>
        <message>
            <source>The queue says {0} open, {1} decided, {2} gold for {3}; counted anew: {4} open, {5} decided, {6} gold.</source>
            <translation>대기열에는 {3}이(가) 열림 {0}, 결정 {1}, 정답 {2}입니다. 다시 세면 열림 {4}, 결정 {5}, 정답 {6}입니다.</translation>
        </message>
        <message>
            <source>The queue says no counts for {0}; counted anew: {1} open, {2} decided, {3} gold.</source>
            <translation>대기열에 {0}의 수가 없습니다. 다시 세면 열림 {1}, 결정 {2}, 정답 {3}입니다.</translation>
        </message>
        <message>
            <source>A {0} names the {1} {2}, which is not there.</source>
            <translation>{0}이(가) 없는 {1} {2}을(를) 가리킵니다.</translation>
        </message>
        <message>
            <source>A {0} names the {1} {2}, which belongs to another article.</source>
            <translation>{0}이(가) 다른 기사에 속한 {1} {2}을(를) 가리킵니다.</translation>
        </message>
        <message>
            <source>A slot of an agreement of one layer names a span of another.</source>
            <translation>한 층에 있는 합의의 칸이 다른 층의 구간을 가리킵니다.</translation>
        </message>
        <message>
            <source>A verdict says that a span came to gold which is not gold.</source>
            <translation>판정이 정답이 아닌 구간을 정답이라고 합니다.</translation>
        </message>
        <message>
            <source>A verdict says that an agreement came to gold which is not gold.</source>
            <translation>판정이 정답이 아닌 합의를 정답이라고 합니다.</translation>
        </message>
        <message>
            <source>A row of {0} belongs to the article {1}, which is not there.</source>
            <translation>{0}의 행이 없는 기사 {1}에 속합니다.</translation>
        </message>
        <message>
            <source>A row of {0} belongs to the layer {1}, which is not there.</source>
            <translation>{0}의 행이 없는 층 {1}에 속합니다.</translation>
        </message>
        <message>
            <source>The line {0} of the history is about the step {1}, which is not there.</source>
            <translation>기록 {0}번 줄이 없는 단계 {1}을(를) 가리킵니다.</translation>
        </message>
        <message>
            <source>The project has no layer of gold.</source>
            <translation>프로젝트에 정답 층이 없습니다.</translation>
        </message>
        <message>
            <source>The index of the search is not there.</source>
            <translation>검색 색인이 없습니다.</translation>
        </message>
        <message>
            <source>The index of the search is out of step with the texts (for {0} articles): a search may miss articles.</source>
            <translation>검색 색인이 본문과 맞지 않습니다(기사 {0}건). 검색에서 기사가 빠질 수 있습니다.</translation>
        </message>
        <message>
            <source>The index of the search is out of step with the texts (in {0} words): a search may miss articles.</source>
            <translation>검색 색인이 본문과 맞지 않습니다(낱말 {0}개). 검색에서 기사가 빠질 수 있습니다.</translation>
        </message>
        <message>
            <source>{0} line is missing from the history; what came before it cannot be judged.</source>
            <translation>기록에 {0}줄이 빠져 있어 그 앞은 판단할 수 없습니다.</translation>
        </message>
        <message>
            <source>{0} lines are missing from the history; what came before them cannot be judged.</source>
            <translation>기록에 {0}줄이 빠져 있어 그 앞은 판단할 수 없습니다.</translation>
        </message>
        <message>
            <source>The step {0} cannot be read: it holds no rows of this project.</source>
            <translation>단계 {0}을(를) 읽을 수 없습니다. 이 프로젝트의 행이 아닙니다.</translation>
        </message>
        <message>
            <source>The step {0} left the {1} {2} differently from what it is now.</source>
            <translation>단계 {0}이(가) 남긴 {1} {2}이(가) 지금과 다릅니다.</translation>
        </message>
        <message>
            <source>The step {0} left the {1} {2} differently from what it is for a step after it.</source>
            <translation>단계 {0}이(가) 남긴 {1} {2}이(가) 그다음 단계와 다릅니다.</translation>
        </message>
        <message>
            <source>The step {0} left the {1} {2} differently from what it is now, so that it could not be redone.</source>
            <translation>단계 {0}의 {1} {2}이(가) 지금과 달라 다시 실행할 수 없습니다.</translation>
        </message>
        <message>
            <source>The {0} {1} was changed by a step, but no step made it.</source>
            <translation>{0} {1}을(를) 바꾼 단계는 있지만 만든 단계가 없습니다.</translation>
        </message>
        <message>
            <source>The {0} {1} is there, but no step of the history made it.</source>
            <translation>{0} {1}이(가) 있지만 기록에 만든 단계가 없습니다.</translation>
        </message>
        <message>
            <source>An index differs from its table: {0}.</source>
            <translation>색인이 표와 다릅니다: {0}.</translation>
        </message>
        <message>
            <source>An index names the {0} {1}, which is not in its table.</source>
            <translation>색인에 {0} {1}이(가) 있지만 표에는 없습니다.</translation>
        </message>
        <message>
            <source>The setting {0} cannot be read.</source>
            <translation>설정 {0}을(를) 읽을 수 없습니다.</translation>
        </message>
        <message>
            <source>The label schema cannot be read; a salvage puts the one that ships in its place.</source>
            <translation>라벨 스키마를 읽을 수 없습니다. 구해 내면 기본 스키마가 그 자리에 들어갑니다.</translation>
        </message>
        <message>
            <source>The {0} {1} is not there.</source>
            <translation>{0} {1}이(가) 없습니다.</translation>
        </message>
        <message>
            <source>The {0} {1} is not defined as Ratify defines it.</source>
            <translation>{0} {1}의 정의가 Ratify의 것과 다릅니다.</translation>
        </message>
        <message>
            <source>The trigger {0} was not made by Ratify, and would run with each change.</source>
            <translation>트리거 {0}은(는) Ratify가 만든 것이 아니며 바꿀 때마다 실행될 것입니다.</translation>
        </message>
        <message>
            <source>SQLite reports: {0}.</source>
            <translation>SQLite 알림: {0}.</translation>
        </message>
        <message>
            <source>{0} cannot be read to the end: pages of the file are damaged.</source>
            <translation>{0}을(를) 끝까지 읽을 수 없습니다. 파일의 페이지가 손상되었습니다.</translation>
        </message>
        <message>
            <source>{0}: the file is damaged. Restore a backup (ratify restore), save what can be read into a new file (ratify salvage), or open it read-only.</source>
            <translation>{0}: 파일이 손상되었습니다. 백업을 복원하거나(ratify restore), 읽을 수 있는 것을 새 파일로 구해 내거나(ratify salvage), 읽기 전용으로 여세요.</translation>
        </message>
        <message>
            <source>{0}: the file is damaged, which no repair mends. Restore a backup (ratify restore), or save what can be read into a new file (ratify salvage).</source>
            <translation>{0}: 파일이 손상되어 고칠 수 없습니다. 백업을 복원하거나(ratify restore), 읽을 수 있는 것을 새 파일로 구해 내세요(ratify salvage).</translation>
        </message>
        <message>
            <source>{0}: the file is damaged. Restore a backup (ratify restore), or save what can be read into a new file (ratify salvage).</source>
            <translation>{0}: 파일이 손상되었습니다. 백업을 복원하거나(ratify restore), 읽을 수 있는 것을 새 파일로 구해 내세요(ratify salvage).</translation>
        </message>
        <message>
            <source>{0}: its list of tables is damaged or was altered ({1}). Restore a backup (ratify restore), save what can be read into a new file (ratify salvage), or open it read-only.</source>
            <translation>{0}: 표 목록이 손상되었거나 바뀌었습니다({1}). 백업을 복원하거나(ratify restore), 읽을 수 있는 것을 새 파일로 구해 내거나(ratify salvage), 읽기 전용으로 여세요.</translation>
        </message>
        <message>
            <source>{0}: its list of tables is damaged or was altered ({1}). Restore a backup (ratify restore), or save what can be read into a new file (ratify salvage).</source>
            <translation>{0}: 표 목록이 손상되었거나 바뀌었습니다({1}). 백업을 복원하거나(ratify restore), 읽을 수 있는 것을 새 파일로 구해 내세요(ratify salvage).</translation>
        </message>
        <message>
            <source>{0}: its list of upgrades is damaged. Restore a backup (ratify restore), or save what can be read into a new file (ratify salvage).</source>
            <translation>{0}: 업그레이드 목록이 손상되었습니다. 백업을 복원하거나(ratify restore), 읽을 수 있는 것을 새 파일로 구해 내세요(ratify salvage).</translation>
        </message>
        <message>
            <source>{0}: its label schema is damaged. Restore a backup (ratify restore), or save what can be read into a new file (ratify salvage).</source>
            <translation>{0}: 라벨 스키마가 손상되었습니다. 백업을 복원하거나(ratify restore), 읽을 수 있는 것을 새 파일로 구해 내세요(ratify salvage).</translation>
        </message>
        <message>
            <source>{0}: its setting {1} is damaged. Restore a backup (ratify restore), or save what can be read into a new file (ratify salvage).</source>
            <translation>{0}: 설정 {1}이(가) 손상되었습니다. 백업을 복원하거나(ratify restore), 읽을 수 있는 것을 새 파일로 구해 내세요(ratify salvage).</translation>
        </message>
        <message>
            <source>{0}: this backup is damaged. Choose another one.</source>
            <translation>{0}: 이 백업은 손상되었습니다. 다른 것을 고르세요.</translation>
        </message>
        <message>
            <source>No backup of {0} was made: it takes {1} and must leave {2} free, but only {3} are free in {4}. Free some space, or keep fewer backups.</source>
            <translation>{0} 백업을 만들지 못했습니다. {1}이(가) 필요하고 {2}은(는) 비워 두어야 하는데 {4}에 {3}만 남았습니다. 공간을 비우거나 백업을 적게 남기세요.</translation>
        </message>
        <message>
            <source>No backup of {0} was made: {1}</source>
            <translation>{0} 백업을 만들지 못했습니다: {1}</translation>
        </message>
        <message>
            <source>{0} saved, none known to be lost</source>
            <translation>{0}개 구함, 잃은 것 없음</translation>
        </message>
        <message>
            <source>{0} saved, {1} lost</source>
            <translation>{0}개 구함, {1}개 잃음</translation>
        </message>
        <message>
            <source>Brought back from the history: {0} rows.</source>
            <translation>기록에서 되찾은 행: {0}개.</translation>
        </message>
        <message>
            <source>Left out because what they belong to is lost: {0} rows.</source>
            <translation>딸린 곳을 잃어 뺀 행: {0}개.</translation>
        </message>
        <message>
            <source>Parts of the history are lost: it can be read, but undo begins anew.</source>
            <translation>기록 일부를 잃었습니다. 읽을 수는 있지만 실행 취소는 새로 시작합니다.</translation>
        </message>
        <message>
            <source>Articles without a text, left out: {0}.</source>
            <translation>본문이 없어 뺀 기사: {0}.</translation>
        </message>
        <message>
            <source>Articles whose text differs from the one that was imported: {0}.</source>
            <translation>본문이 가져온 것과 다른 기사: {0}.</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>설정</translation>
        </message>
        <message>
            <source>Layers</source>
            <translation>층</translation>
        </message>
        <message>
            <source>Articles</source>
            <translation>기사</translation>
        </message>
        <message>
            <source>Texts</source>
            <translation>본문</translation>
        </message>
        <message>
            <source>Originals of articles</source>
            <translation>기사의 원본</translation>
        </message>
        <message>
            <source>Articles of layers</source>
            <translation>층의 기사</translation>
        </message>
        <message>
            <source>Spans</source>
            <translation>구간</translation>
        </message>
        <message>
            <source>Agreements</source>
            <translation>합의</translation>
        </message>
        <message>
            <source>Slots of agreements</source>
            <translation>합의의 칸</translation>
        </message>
        <message>
            <source>Decisions</source>
            <translation>결정</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>메모</translation>
        </message>
        <message>
            <source>Flags</source>
            <translation>깃발</translation>
        </message>
        <message>
            <source>Second looks</source>
            <translation>다시 보기</translation>
        </message>
        <message>
            <source>Precedents</source>
            <translation>선례</translation>
        </message>
        <message>
            <source>Lines of history</source>
            <translation>기록 줄</translation>
        </message>
        <message>
            <source>Blanks</source>
            <translation>공백</translation>
        </message>
        <message>
            <source>Control characters</source>
            <translation>제어 문자</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>세부 정보</translation>
        </message>
        <message>
            <source>Entities</source>
            <translation>개체</translation>
        </message>
        <message>
            <source>Formulas</source>
            <translation>수식</translation>
        </message>
        <message>
            <source>Metadata</source>
            <translation>메타데이터</translation>
        </message>
        <message>
            <source>Nested</source>
            <translation>중첩</translation>
        </message>
        <message>
            <source>Roles</source>
            <translation>역할</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>글</translation>
        </message>
        <message>
            <source>Tokens</source>
            <translation>토큰</translation>
        </message>
        <message>
            <source>Verdicts</source>
            <translation>판정</translation>
        </message>
        <message>
            <source>It is left out: IOB2 has tags of tokens only.</source>
            <translation>빠집니다. IOB2에는 토큰의 태그만 있습니다.</translation>
        </message>
        <message>
            <source>Agreements are in the table of agreements only.</source>
            <translation>합의는 합의 표에만 있습니다.</translation>
        </message>
        <message>
            <source>The {0} has no mention in the text and is left out.</source>
            <translation>{0}은(는) 본문에 언급이 없어 빠집니다.</translation>
        </message>
        <message>
            <source>The agreement {0} loses spans.</source>
            <translation>합의 {0}에서 구간이 빠집니다.</translation>
        </message>
        <message>
            <source>The agreement {0} loses all its mentions and is left out.</source>
            <translation>합의 {0}은(는) 언급을 모두 잃어 빠집니다.</translation>
        </message>
        <message>
            <source>XML cannot hold this control character; a sign is put in its place.</source>
            <translation>XML은 이 제어 문자를 담을 수 없어 기호로 바꿉니다.</translation>
        </message>
        <message>
            <source>XML cannot hold a character of an entity's id or of an origin.</source>
            <translation>XML은 개체 식별자나 출처에 있는 문자를 담을 수 없습니다.</translation>
        </message>
        <message>
            <source>A sign is shown for the control character.</source>
            <translation>제어 문자 대신 기호를 보여 줍니다.</translation>
        </message>
        <message>
            <source>It loses its score, origin, identity or verdict.</source>
            <translation>점수, 출처, 정체나 판정이 빠집니다.</translation>
        </message>
        <message>
            <source>It stands in no agreement and is left out.</source>
            <translation>어느 합의에도 들어 있지 않아 빠집니다.</translation>
        </message>
        <message>
            <source>It begins like a formula of a spreadsheet; an apostrophe is put before it.</source>
            <translation>스프레드시트 수식처럼 시작하므로 앞에 작은따옴표를 붙입니다.</translation>
        </message>
        <message>
            <source>The {0} of the article begins like a formula; an apostrophe is put before it.</source>
            <translation>기사의 {0}이(가) 수식처럼 시작하므로 앞에 작은따옴표를 붙입니다.</translation>
        </message>
        <message>
            <source>Metadata left out: {0}.</source>
            <translation>빠지는 메타데이터: {0}.</translation>
        </message>
        <message>
            <source>It lies inside a {0}; only the longest span is kept.</source>
            <translation>{0} 안에 있어 빠집니다. 가장 긴 구간만 남습니다.</translation>
        </message>
        <message>
            <source>It lies inside an {0}; only the longest span is kept.</source>
            <translation>{0} 안에 있어 빠집니다. 가장 긴 구간만 남습니다.</translation>
        </message>
        <message>
            <source>It overlaps a {0}; only the longest span is kept.</source>
            <translation>{0}와(과) 겹쳐 빠집니다. 가장 긴 구간만 남습니다.</translation>
        </message>
        <message>
            <source>It overlaps an {0}; only the longest span is kept.</source>
            <translation>{0}와(과) 겹쳐 빠집니다. 가장 긴 구간만 남습니다.</translation>
        </message>
        <message>
            <source>It lies inside a {0}; doc.ents leaves it out, doc.spans has it.</source>
            <translation>{0} 안에 있습니다. doc.ents에서는 빠지고 doc.spans에는 있습니다.</translation>
        </message>
        <message>
            <source>It lies inside an {0}; doc.ents leaves it out, doc.spans has it.</source>
            <translation>{0} 안에 있습니다. doc.ents에서는 빠지고 doc.spans에는 있습니다.</translation>
        </message>
        <message>
            <source>It overlaps a {0}; doc.ents leaves it out, doc.spans has it.</source>
            <translation>{0}와(과) 겹칩니다. doc.ents에서는 빠지고 doc.spans에는 있습니다.</translation>
        </message>
        <message>
            <source>It overlaps an {0}; doc.ents leaves it out, doc.spans has it.</source>
            <translation>{0}와(과) 겹칩니다. doc.ents에서는 빠지고 doc.spans에는 있습니다.</translation>
        </message>
        <message>
            <source>The file names what was found and leaves out the text itself.</source>
            <translation>파일에는 찾은 것만 있고 본문은 빠집니다.</translation>
        </message>
        <message>
            <source>It begins or ends within a token and is widened to it.</source>
            <translation>토큰 안에서 시작하거나 끝나므로 그 토큰까지 넓힙니다.</translation>
        </message>
        <message>
            <source>It covers no token and is left out.</source>
            <translation>토큰이 하나도 없어 빠집니다.</translation>
        </message>
        <message>
            <source>It holds nothing but blanks and is left out.</source>
            <translation>공백뿐이라 빠집니다.</translation>
        </message>
        <message>
            <source>Blanks at its edges are cut off.</source>
            <translation>양끝의 공백을 잘라 냅니다.</translation>
        </message>
        <message>
            <source>It becomes equal to another span and is one with it.</source>
            <translation>다른 구간과 같아져 하나가 됩니다.</translation>
        </message>
        <message>
            <source>The role {0} is not in the schema and has no column.</source>
            <translation>역할 {0}은(는) 스키마에 없어 열이 없습니다.</translation>
        </message>
        <message>
            <source>What was decided on a suggestion is left out.</source>
            <translation>제안에 내린 판정이 빠집니다.</translation>
        </message>
        <message>
            <source> or </source>
            <translation> 또는 </translation>
        </message>
        <message>
            <source>{0} times</source>
            <translation>{0}번</translation>
        </message>
    </context>
    <context>
        <name>dates</name>
        <message>
            <source>d MMM yyyy</source>
            <translation>yyyy년 M월 d일</translation>
        </message>
        <message>
            <source>d MMM</source>
            <translation>M월 d일</translation>
        </message>
        <message>
            <source>MMM yyyy</source>
            <translation>yyyy년 M월</translation>
        </message>
    </context>
    <context>
        <name>guide</name>
        <message>
            <source>Kind</source>
            <translation>종류</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>상태</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>라벨</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>역할</translation>
        </message>
        <message>
            <source>In this project</source>
            <translation>이 프로젝트에서</translation>
        </message>
    </context>
    <context>
        <name>origins</name>
        <message>
            <source>agreement model</source>
            <translation>합의 모델</translation>
        </message>
        <message>
            <source>rule: bodies</source>
            <translation>규칙: 기구</translation>
        </message>
        <message>
            <source>rule: dates</source>
            <translation>규칙: 날짜</translation>
        </message>
        <message>
            <source>trained model</source>
            <translation>학습 모델</translation>
        </message>
        <message>
            <source>rule: events</source>
            <translation>규칙: 행사</translation>
        </message>
        <message>
            <source>knowledge</source>
            <translation>지식</translation>
        </message>
        <message>
            <source>knowledge: space agencies</source>
            <translation>지식: 우주 기관</translation>
        </message>
        <message>
            <source>knowledge: capitals</source>
            <translation>지식: 수도</translation>
        </message>
        <message>
            <source>knowledge: cities</source>
            <translation>지식: 도시</translation>
        </message>
        <message>
            <source>knowledge: countries</source>
            <translation>지식: 국가</translation>
        </message>
        <message>
            <source>knowledge: events</source>
            <translation>지식: 행사</translation>
        </message>
        <message>
            <source>knowledge: governments</source>
            <translation>지식: 정부</translation>
        </message>
        <message>
            <source>knowledge: missions</source>
            <translation>지식: 임무</translation>
        </message>
        <message>
            <source>knowledge: organizations</source>
            <translation>지식: 단체</translation>
        </message>
        <message>
            <source>knowledge: places</source>
            <translation>지식: 장소</translation>
        </message>
        <message>
            <source>knowledge: systems</source>
            <translation>지식: 시스템</translation>
        </message>
        <message>
            <source>knowledge: treaties</source>
            <translation>지식: 조약</translation>
        </message>
        <message>
            <source>trained model (light)</source>
            <translation>학습 모델(경량)</translation>
        </message>
        <message>
            <source>rule: names</source>
            <translation>규칙: 이름</translation>
        </message>
        <message>
            <source>rule: offices</source>
            <translation>규칙: 부처</translation>
        </message>
        <message>
            <source>rule: persons</source>
            <translation>규칙: 인물</translation>
        </message>
        <message>
            <source>rule: places</source>
            <translation>규칙: 장소</translation>
        </message>
        <message>
            <source>rule: roles</source>
            <translation>규칙: 직책</translation>
        </message>
        <message>
            <source>rule: systems</source>
            <translation>규칙: 시스템</translation>
        </message>
        <message>
            <source>rule: topics</source>
            <translation>규칙: 주제</translation>
        </message>
        <message>
            <source>rule: repeated names</source>
            <translation>규칙: 반복된 이름</translation>
        </message>
    </context>
</TS>
