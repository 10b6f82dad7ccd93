//! Every provider's request, whole.

use wasm_bindgen_test::wasm_bindgen_test;

use super::*;

/// Example keys that open nothing, and numbers of ranges that nobody has.
fn request(provider: &str, settings: &str, message: &str) -> Result<Request, GatewayError> {
    let provider: Provider = provider.parse()?;
    provider.request(&Fields::from_json(settings).into(), &Fields::from_json(message).into())
}

fn built(
    provider: &str,
    settings: &str,
    message: &str,
) -> (String, Vec<(&'static str, String)>, String) {
    let request = request(provider, settings, message).expect(provider);
    let headers = request.headers.iter().map(|(name, value)| (*name, value.to_string()));
    let line = [request.method, " ", &request.url].concat();
    (line, headers.collect(), request.body.map(|body| body.to_string()).unwrap_or_default())
}

fn header<'a>(headers: &'a [(&'static str, String)], name: &str) -> &'a str {
    headers.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
}

const FORM: &str = "application/x-www-form-urlencoded";

#[wasm_bindgen_test(unsupported = test)]
fn twilio_sends_a_text() {
    let settings = r#"{"accountSid":"ACtest","secret":"token","from":"+14155550100"}"#;
    let message = r#"{"to":"+14155550123","text":"Your code is 287082 & more"}"#;
    let (line, headers, body) = built("twilio", settings, message);
    assert_eq!(line, "POST https://api.twilio.com/2010-04-01/Accounts/ACtest/Messages.json");
    assert_eq!(header(&headers, "content-type"), FORM);
    assert_eq!(header(&headers, "authorization"), "Basic QUN0ZXN0OnRva2Vu");
    assert_eq!(
        body,
        "To=%2B14155550123&From=%2B14155550100&Body=Your%20code%20is%20287082%20%26%20more"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn twilio_fills_a_whatsapp_template_with_a_key_of_its_own() {
    let settings = r#"{"accountSid":"ACtest","keySid":"SKtest","secret":"token","from":"+14155550100",
        "contentSid":"HXtest"}"#;
    let message = r#"{"to":"+14155550123","channel":"whatsapp","vars":{"1":"287082"}}"#;
    let (_, headers, body) = built("twilio", settings, message);
    assert_eq!(header(&headers, "authorization"), "Basic U0t0ZXN0OnRva2Vu");
    assert_eq!(
        body,
        "To=whatsapp%3A%2B14155550123&From=whatsapp%3A%2B14155550100&ContentSid=HXtest\
         &ContentVariables=%7B%221%22%3A%22287082%22%7D"
    );
    let service = r#"{"accountSid":"ACtest","secret":"token","messagingServiceSid":"MGtest"}"#;
    let (.., body) = built("twilio", service, r#"{"to":"+14155550123","text":"Hi"}"#);
    assert_eq!(body, "To=%2B14155550123&MessagingServiceSid=MGtest&Body=Hi");
}

#[wasm_bindgen_test(unsupported = test)]
fn twilio_verifies_by_itself_where_it_has_a_service() {
    let settings = r#"{"accountSid":"ACtest","secret":"token","verifyServiceSid":"VAtest"}"#;
    let service = "POST https://verify.twilio.com/v2/Services/VAtest";
    let (line, _, body) = built("twilio", settings, r#"{"to":"+14155550123","channel":"call"}"#);
    assert_eq!(
        (line, body.as_str()),
        (format!("{service}/Verifications"), "To=%2B14155550123&Channel=call")
    );
    let check = r#"{"action":"check","to":"+14155550123","code":"287082"}"#;
    let (line, _, body) = built("twilio", settings, check);
    assert_eq!(
        (line, body.as_str()),
        (format!("{service}/VerificationCheck"), "To=%2B14155550123&Code=287082")
    );
}

/// The signatures are botocore's, for the same body at the same time.
#[wasm_bindgen_test(unsupported = test)]
fn amazon_gets_a_signed_form() {
    let settings = |more: &str| {
        format!(
            r#"{{"region":"ap-south-1","accessKeyId":"AKIDEXAMPLE","senderId":"CLINIC",
            "secretAccessKey":"wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"{more}}}"#
        )
    };
    let message = r#"{"to":"+14155550123","text":"Your Clinic code is 287082. Valid for 3 minutes.","now":1795253400}"#;
    let (line, headers, body) = built("aws-sns", &settings(""), message);
    assert_eq!(line, "POST https://sns.ap-south-1.amazonaws.com/");
    assert_eq!(header(&headers, "x-amz-date"), "20261121T093000Z");
    assert_eq!(header(&headers, "host"), "");
    assert_eq!(
        header(&headers, "authorization"),
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261121/ap-south-1/sns/aws4_request, \
         SignedHeaders=content-type;host;x-amz-date, \
         Signature=596cca6b9f20a461f6b0317f647f35be77d074b6913b482140babaef1db639f4"
    );
    assert_eq!(
        body,
        "Action=Publish&Version=2010-03-31&PhoneNumber=%2B14155550123\
         &Message=Your%20Clinic%20code%20is%20287082.%20Valid%20for%203%20minutes.\
         &MessageAttributes.entry.1.Name=AWS.SNS.SMS.SMSType&MessageAttributes.entry.1.Value.DataType=String\
         &MessageAttributes.entry.1.Value.StringValue=Transactional\
         &MessageAttributes.entry.2.Name=AWS.SNS.SMS.SenderID&MessageAttributes.entry.2.Value.DataType=String\
         &MessageAttributes.entry.2.Value.StringValue=CLINIC"
    );
    let (_, headers, _) =
        built("aws-sns", &settings(r#","sessionToken":"SESSION/TOKEN==""#), message);
    assert_eq!(header(&headers, "x-amz-security-token"), "SESSION/TOKEN==");
    assert!(
        header(&headers, "authorization")
            .ends_with("=9a3992e6a323793432442018308a82c85188ea781b6ff6bf7a395cd7defe819d")
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn amazon_gets_the_ids_that_india_asks_for() {
    let settings = r#"{"region":"ap-south-1","accessKeyId":"AKIDEXAMPLE","secretAccessKey":"key","entityId":"1101",
        "templateId":"1107"}"#;
    let (.., body) = built("aws-sns", settings, r#"{"to":"+919876543210","text":"Hi","now":0}"#);
    assert!(body.ends_with(
        "&MessageAttributes.entry.2.Name=AWS.MM.SMS.EntityId&MessageAttributes.entry.2.Value.DataType=String\
         &MessageAttributes.entry.2.Value.StringValue=1101&MessageAttributes.entry.3.Name=AWS.MM.SMS.TemplateId\
         &MessageAttributes.entry.3.Value.DataType=String&MessageAttributes.entry.3.Value.StringValue=1107"
    ));
}

#[wasm_bindgen_test(unsupported = test)]
fn msg91_sends_repeats_and_checks_a_code() {
    let settings = r#"{"authKey":"key","templateId":"t1"}"#;
    for (message, expected) in [
        (
            r#"{"to":"+919876543210","code":"287082","minutes":3}"#,
            "POST https://control.msg91.com/api/v5/otp?template_id=t1&mobile=919876543210&otp=287082&otp_expiry=3",
        ),
        (
            r#"{"action":"retry","channel":"call","to":"+919876543210"}"#,
            "GET https://control.msg91.com/api/v5/otp/retry?retrytype=voice&mobile=919876543210",
        ),
        (
            r#"{"action":"retry","to":"+919876543210"}"#,
            "GET https://control.msg91.com/api/v5/otp/retry?retrytype=text&mobile=919876543210",
        ),
        (
            r#"{"action":"check","to":"+919876543210","code":"287082"}"#,
            "GET https://control.msg91.com/api/v5/otp/verify?mobile=919876543210&otp=287082",
        ),
    ] {
        let (line, headers, body) = built("msg91", settings, message);
        assert_eq!(line, expected);
        assert_eq!((header(&headers, "authkey"), body.as_str()), ("key", ""));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn msg91_fills_a_flow() {
    let settings = r#"{"authKey":"key","flowId":"f1","sender":"CLINIC"}"#;
    let message = r#"{"to":"+919876543210","vars":{"VAR1":"287082"}}"#;
    let (line, headers, body) = built("msg91", settings, message);
    assert_eq!(line, "POST https://control.msg91.com/api/v5/flow/");
    assert_eq!(header(&headers, "content-type"), "application/json");
    assert_eq!(
        body,
        r#"{"flow_id":"f1","sender":"CLINIC","recipients":[{"mobiles":"919876543210","VAR1":"287082"}]}"#
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn gupshup_gets_its_password_in_the_body() {
    let settings = r#"{"userId":"2000","password":"p&w","dltTemplateId":"1107"}"#;
    let (line, headers, body) =
        built("gupshup-sms", settings, r#"{"to":"+919876543210","text":"Code 287082"}"#);
    assert_eq!(line, "POST https://enterprise.smsgupshup.com/GatewayAPI/rest");
    assert_eq!(header(&headers, "content-type"), FORM);
    assert_eq!(
        body,
        "userid=2000&password=p%26w&method=SendMessage&send_to=919876543210&msg=Code%20287082&msg_type=TEXT\
         &auth_scheme=plain&v=1.1&format=json&dltTemplateId=1107"
    );
    let (.., body) = built("gupshup-sms", settings, r#"{"to":"+919876543210","text":"कोड"}"#);
    assert!(body.contains("&msg_type=UNICODE_TEXT&"));
}

#[wasm_bindgen_test(unsupported = test)]
fn gupshup_draws_the_code_where_it_is_told_to() {
    let settings = r#"{"userId":"2000","password":"pw","method":"TWO_FACTOR_AUTH"}"#;
    let (.., body) =
        built("gupshup-sms", settings, r#"{"to":"+919876543210","text":"Code %code%"}"#);
    assert_eq!(
        body,
        "userid=2000&password=pw&method=TWO_FACTOR_AUTH&phone_no=919876543210&msg=Code%20%25code%25\
         &otpCodeLength=6&otpCodeType=NUMERIC&auth_scheme=plain&v=1.1&format=json"
    );
    let refused =
        request("gupshup-sms", settings, r#"{"to":"+919876543210","text":"Code 287082"}"#);
    assert_eq!(refused, Err(GatewayError::MessageMalformed("text")));
}

#[wasm_bindgen_test(unsupported = test)]
fn gupshup_fills_a_whatsapp_template() {
    let settings = r#"{"apiKey":"key","source":"14155550100","templateId":"t1"}"#;
    let (line, headers, body) =
        built("gupshup-whatsapp", settings, r#"{"to":"+14155550123","code":"287082"}"#);
    assert_eq!(line, "POST https://api.gupshup.io/wa/api/v1/template/msg");
    assert_eq!(header(&headers, "apikey"), "key");
    assert_eq!(
        body,
        "source=14155550100&destination=14155550123\
         &template=%7B%22id%22%3A%22t1%22%2C%22params%22%3A%5B%22287082%22%5D%7D"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn myoperator_gets_country_and_number_apart() {
    let settings =
        r#"{"token":"token","companyId":"c1","phoneNumberId":"p1","templateName":"otp"}"#;
    let message = r#"{"to":"+919876543210","code":"287082","id":"ref-1"}"#;
    let (line, headers, body) = built("myoperator", settings, message);
    assert_eq!(line, "POST https://publicapi.myoperator.co/chat/messages");
    assert_eq!(header(&headers, "authorization"), "Bearer token");
    assert_eq!(header(&headers, "x-myop-company-id"), "c1");
    assert_eq!(
        body,
        concat!(
            r#"{"phone_number_id":"p1","customer_country_code":"91","customer_number":"9876543210","#,
            r#""data":{"type":"template","context":{"template_name":"otp","language":"en","body":{"otp":"287082"}}},"#,
            r#""reply_to":null,"myop_ref_id":"ref-1"}"#
        )
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn the_relay_gets_a_template_and_a_name_that_counts_once() {
    let settings = r#"{"baseUrl":"http://127.0.0.1:8080/","token":"a.b.c","template":"code-sms"}"#;
    let message =
        r#"{"id":"m-1","to":"+14155550123","code":"287082","minutes":3,"vars":{"org":"Clinic"}}"#;
    let (line, headers, body) = built("relay", settings, message);
    assert_eq!(line, "POST http://127.0.0.1:8080/v1/messages");
    assert_eq!(header(&headers, "authorization"), "Bearer a.b.c");
    assert_eq!(header(&headers, "idempotency-key"), "m-1");
    assert_eq!(
        body,
        concat!(
            r#"{"id":"m-1","channel":"sms","to":"+14155550123","template":"code-sms","#,
            r#""vars":{"org":"Clinic","code":"287082"},"ttl_s":180}"#
        )
    );
    let (line, headers, body) = built("relay", settings, r#"{"action":"status","id":"m-1"}"#);
    assert_eq!(line, "GET http://127.0.0.1:8080/v1/messages/m-1");
    assert_eq!((header(&headers, "authorization"), body.as_str()), ("Bearer a.b.c", ""));
}

#[wasm_bindgen_test(unsupported = test)]
fn what_a_provider_cannot_do_is_refused() {
    let twilio = r#"{"accountSid":"ACtest","secret":"token","from":"+14155550100"}"#;
    let relay = r#"{"baseUrl":"http://relay.example","token":"t","template":"x"}"#;
    for (provider, settings, message, error) in [
        (
            "twilio",
            twilio,
            r#"{"action":"check","to":"+14155550123"}"#,
            GatewayError::ActionUnsupported,
        ),
        (
            "twilio",
            twilio,
            r#"{"channel":"call","to":"+14155550123"}"#,
            GatewayError::ActionUnsupported,
        ),
        (
            "twilio",
            twilio,
            r#"{"to":"4155550123","text":"Hi"}"#,
            GatewayError::MessageMalformed("to"),
        ),
        ("twilio", twilio, r#"{"to":"+14155550123"}"#, GatewayError::MessageMissing("text")),
        ("relay", relay, r#"{"id":"m-1"}"#, GatewayError::SettingMalformed("baseUrl")),
        ("nexmo", "{}", "{}", GatewayError::ProviderUnknown),
        (
            "msg91",
            r#"{"authKey":"k","templateId":"t"}"#,
            r#"{"to":"+14155550123","code":"1&2"}"#,
            GatewayError::MessageMalformed("code"),
        ),
    ] {
        assert_eq!(request(provider, settings, message), Err(error), "{provider} {message}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn only_https_and_this_device_are_addresses() {
    for address in [
        "https://relay.clinic.example",
        "https://relay.clinic.example:8443/sms/",
        "http://127.0.0.1:8080",
        "http://localhost",
        "http://[::1]:8080/base",
    ] {
        assert!(is_safe_address(address), "{address}");
    }
    for address in [
        "",
        "relay.clinic.example",
        "http://relay.clinic.example",
        "http://localhost.evil.example",
        "http://127.0.0.1@evil.example",
        "https://user:password@relay.example",
        "https://relay.example?key=1",
        "https://relay.example/a/../b",
        "https://relay.example/%2e%2e",
        "https://relay.example:99999",
        "https://",
        "ftp://relay.example",
        "javascript:alert(1)",
        "https://रिले.example",
    ] {
        assert!(!is_safe_address(address), "{address}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn debug_output_shows_no_key_and_no_code() {
    let settings = Settings::from(Fields::from_json(r#"{"secret":"hush"}"#));
    let message = Message::from(Fields::from_json(r#"{"code":"287082"}"#));
    let request = Request::get(&["https://a.example/?hush"]).with_header("authkey", &["hush"]);
    let shown = format!("{settings:?} {message:?} {request:?}");
    assert!(!shown.contains("hush") && !shown.contains("287082"), "{shown}");
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_missing_is_named() {
    let empty = (Settings::default(), Message::default());
    for (provider, missing) in [
        (Provider::AwsSns, GatewayError::SettingMissing("region")),
        (Provider::GupshupSms, GatewayError::SettingMissing("userId")),
        (Provider::GupshupWhatsapp, GatewayError::SettingMissing("apiKey")),
        (Provider::Msg91, GatewayError::SettingMissing("authKey")),
        (Provider::Myoperator, GatewayError::SettingMissing("token")),
        (Provider::Relay, GatewayError::SettingMissing("baseUrl")),
        (Provider::Twilio, GatewayError::SettingMissing("accountSid")),
    ] {
        let refused = provider.request(&empty.0, &empty.1).expect_err("nothing is there");
        assert_eq!(refused, missing, "{provider:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_setting_that_would_change_a_header_or_an_address_is_refused() {
    for value in ["a b", "a/b", "a\r\nx: y", "a?b", "a@b", "é"] {
        let mut fields = Fields::default();
        fields.push("authKey".to_owned(), value.into());
        let settings = Settings::from(fields);
        assert_eq!(settings.token("authKey"), Err(GatewayError::SettingMalformed("authKey")));
    }
}
