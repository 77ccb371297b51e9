# 対処できる人。

mender-person = パソコンの利用者
mender-helpdesk = ヘルプデスク
mender-admin = AWS アカウントの管理者

# コマンドライン。

cli-finding-broken = ［障害］{ $title }（{ $code }）
cli-finding-warned = ［注意］{ $title }（{ $code }）
cli-finding-who = { "    " }対処できる人: { $who }
