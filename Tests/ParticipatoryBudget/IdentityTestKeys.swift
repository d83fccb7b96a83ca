/// The keys of the provider of the tests, made by openssl for them alone: base64url of PKCS#8, and the public halves.
enum IdentityTestKeys {
    static let rsaPrivate = [
        "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDDG2eMwmvcs8MBp6Romp9-",
        "pN8aOzwP8NPYleavmo_I9qnEamxqzJbNcHtp8uE3SH7AO57Yvm7ie7-4lhVMMH4WtZDoaEdIx4dwLpQ5gpATbHXrpM-",
        "KFGhy_RIMAbVJ6FRxd6qTTxMTT3HLgvUmGw-XjSVPxXeG-9jrRT65Gaz8udOpPcHoHQQQ9BFQ-0-LZV-eCK_BsICUm8ia3b6qVgpta0pYcIZEe-",
        "DvI1Ul_7ypokDAwHAP-dvpqP4hAZ5Q9w-_hBIsUKgwVaOtGizghItWQ3Di3k_-jNe_xUgggUuErCRI9iq3c_pYSojPsdVoXw3KLHk-",
        "9T3isHd3Cm8Svo2PAgMBAAECggEAReQIvYMd6WMZrXuUqQYOsWq1IuvqMZmnAbR8_RXEgQxfNyWabc2ZDcHH6-",
        "Wd6NRW11zkI6dgCFClFqXovjC20kK7RI2qT3duXHDLFyjenJ6jRUT2NXPnEJ34O4XXH8ESksz3tSpD3ox8apcgY0SZWsQsg_1sOlX4WBsng14fui3k9l8vuU",
        "Xui76zZPqftMXhEGkn_3JbD-UVIwtPlOKzgEf_osnJfabsWSYrh9DEJkuusdfhbxECu1ty9Fkb-TGL2-x_zG_idqom-IeH8krUcBWSZn1iceRChEfKhZQZ5u",
        "3U4DXJLQqYF9UYW5AG7J6f1oANwv1IPw05aRUi9CH5mQKBgQDgidil4-2chxA0E1b_03l1B5lYU-w56PU50CXvh_fsS8Fj7IoqDIM4Vcu3El-",
        "qV5IgYgeUkGki6KgJwRro2Y2bhiteJ1Nps9KhFPKWnINK-STKVOQcCxAiT1pllBMok8XpTWMfNuc8rupy7kww2QXr_RfpB4GWohfJUvEqqKQRiQKBgQDecdv",
        "ZBPf2XpzhNURYGYWDhp2SffNbMg7kU1dhCkEx13P00VnUo0-YSl22Dkz2j_sPG51m-oZ65g6CzmViF7awrdMe0a50XXW6GV-",
        "J0IoSygt91LvTB1pa5Jt3fUhR3621fTYGcFqGKfLQjDvmg6yiRXepKQTniUquPF2_S2nYVwKBgQCF4guZFqfmbi4-",
        "Ls3wKoNAQbCwlxHCkeIuf6svAO7WKXF9iFv1qJJRc-",
        "7NERqTsjWCM5F7hwP5eapAbrEB6D5kXoLbWC2HWF6eB6SCI36xpI7ISgfdpMcQ_inTaZBm4H3gl3Ej-",
        "pO0fkNzFh29_plmVfn8y6n8TFhMhbUhD38MqQKBgCFBmIK7kW7N-lpZIlyhhCqDx68NEYMC2uMb6qZhaBnRgk6JtgpqWA4GoDgFr0_1eq1pjYDF17EsD-NSh",
        "CnELdYARt4GrzRKfL1T6cqq2NmyR0GKuoH0SXfpUaztmBBVhpzpmVghGAeS4fB35sSxzu97v0YVEdyj0_x0nfdpiOuFAoGAaNSBp9_smDgeR9trJc50tDxV4",
        "YV0kdU3MDtievy8ILaq2iLA93y8fxtGePSfQ83TNeJ1WR0HPi8neixd3v6aPPO2kHrQqDvMdXfXMJEFSGUj_H5T82k4_z3XpMcRasfVQ821IJiwWd-Hex--",
        "KBLwOlCGZ1wreXvXti0gDTGpi5Y",
    ].joined()
    static let ellipticPrivate = [
        "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgL2QsDhCgotZsAbn938TO7l1rjce2f103AmSV0TX4whWhRANCAAT1MaGXMa5gPD4LYJ_dWivT",
        "ChhPLKVY4RadjaMoCrkFIfI0e5ycqJebTryEsOkhEbfsC4YmihCxE2lNSvyVC5em",
    ].joined()
    static let rsaModulus = [
        "wxtnjMJr3LPDAaekaJqffqTfGjs8D_DT2JXmr5qPyPapxGpsasyWzXB7afLhN0h-wDue2L5u4nu_uJYVTDB-FrWQ6GhHSMeHcC6UOYKQE2x166TPihRocv0S",
        "DAG1SehUcXeqk08TE09xy4L1JhsPl40lT8V3hvvY60U-uRms_LnTqT3B6B0EEPQRUPtPi2VfngivwbCAlJvImt2-qlYKbWtKWHCGRHvg7yNVJf-",
        "8qaJAwMBwD_nb6aj-IQGeUPcPv4QSLFCoMFWjrRos4ISLVkNw4t5P_ozXv8VIIIFLhKwkSPYqt3P6WEqIz7HVaF8Nyix5PvU94rB3dwpvEr6Njw",
    ].joined()
    static let x = "9TGhlzGuYDw-C2Cf3Vor0woYTyylWOEWnY2jKAq5BSE"
    static let y = "8jR7nJyol5tOvISw6SERt-wLhiaKELETaU1K_JULl6Y"

    static let published = """
        {"keys":[{"kty":"OKP","crv":"Ed25519","kid":"o","x":"AA"},{"kty":"RSA","use":"sig","kid":"r","n":"\(rsaModulus)","e":"AQAB"},\
        {"kty":"EC","crv":"P-256","kid":"e","x":"\(x)","y":"\(y)"}]}
        """
}
