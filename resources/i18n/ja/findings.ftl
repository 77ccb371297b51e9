# 対処できる人。

mender-person = パソコンの利用者
mender-helpdesk = ヘルプデスク
mender-admin = AWS アカウントの管理者
